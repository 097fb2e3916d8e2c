-- Links of the story by relation and class of their target, with the most linked hosts.
WITH hosts AS (
    SELECT x.outlet, l.relation, l.kind, l.host, count(*) AS links
    FROM scope AS x JOIN link AS l ON l.sighting = x.sighting AND l.kit = x.kit
    WHERE x.now AND x.outlet IS NOT NULL AND l.zone = 'body'
    GROUP BY x.outlet, l.relation, l.kind, l.host
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY outlet, relation, kind ORDER BY links DESC, host) AS place FROM hosts
)
SELECT
    outlet, relation, kind, CAST(sum(links) AS BIGINT) AS links,
    string_agg(host || ' (' || links || ')', ', ' ORDER BY place) FILTER (place <= 3) AS most
FROM ranked GROUP BY outlet, relation, kind
ORDER BY outlet, links DESC, relation, kind
