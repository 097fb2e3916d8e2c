-- Promotion by kind and target site.
WITH seen AS (
    SELECT x.outlet, i.kind, coalesce(i.host, 'not said') AS host, count(*) AS insertions, count(DISTINCT x.sighting) AS articles
    FROM scope AS x JOIN insertion AS i ON i.doc = x.doc AND i.kit = x.kit AND i.role = 'promo'
    WHERE x.now AND x.outlet IS NOT NULL
    GROUP BY x.outlet, i.kind, coalesce(i.host, 'not said')
)
SELECT * FROM seen
QUALIFY row_number() OVER (PARTITION BY outlet ORDER BY insertions DESC, kind, host) <= 8
ORDER BY outlet, insertions DESC, kind, host
