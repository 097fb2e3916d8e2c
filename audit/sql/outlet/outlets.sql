-- Outlets of the database: name and country from the registry, days, and numbers of articles by how they count.
CREATE OR REPLACE VIEW outlets AS
SELECT
    c.outlet, any_value(o.name) AS name, any_value(o.country) AS country, any_value(o.kind) AS kind, count(o.id) > 0 AS known,
    count(DISTINCT c.article) AS articles, count(*) AS sightings, min(c.day) AS first_day, max(c.day) AS last_day,
    count(DISTINCT c.article) FILTER (c.counted = 'story') AS stories,
    count(DISTINCT c.article) FILTER (c.counted = 'wire') AS wire,
    count(DISTINCT c.article) FILTER (c.counted = 'other') AS other,
    count(DISTINCT c.article) FILTER (c.counted = 'cut') AS cut,
    count(DISTINCT c.article) FILTER (c.counted = 'withdrawn') AS withdrawn
FROM counting AS c
JOIN latest_sighting AS l ON l.sighting = c.sighting AND l.kit = c.kit
LEFT JOIN outlet AS o ON o.id = c.outlet
WHERE c.outlet IS NOT NULL
GROUP BY c.outlet;

-- Outlet of each linked host: that of the longest host in the registry which equals it or is its parent domain.
CREATE OR REPLACE VIEW host_outlet AS
SELECT host, arg_max(outlet, length(known)) AS outlet
FROM (
    SELECT l.host, h.outlet, h.host AS known
    FROM (
        SELECT
            host, unnest(list_transform(range(1, length(host) - length(replace(host, '.', '')) + 1),
                lambda i: array_to_string(string_split(host, '.')[i:], '.'))) AS above
        FROM (SELECT DISTINCT host FROM link WHERE host IS NOT NULL)
    ) AS l
    JOIN outlet_host AS h ON h.host = l.above
)
GROUP BY host;

-- Links between outlets by zone: number of links, and of articles with at least one.
CREATE OR REPLACE VIEW outlet_links AS
SELECT
    c.outlet, coalesce(h.outlet, l.host) AS to_outlet, l.zone, any_value(l.relation) AS relation,
    count(*) AS links, count(DISTINCT c.article) AS articles, min(c.day) AS first_day, max(c.day) AS last_day
FROM link AS l
JOIN latest_sighting AS n ON n.sighting = l.sighting AND n.kit = l.kit
JOIN counting AS c ON c.sighting = l.sighting AND c.kit = l.kit
LEFT JOIN host_outlet AS h ON h.host = l.host
WHERE c.outlet IS NOT NULL AND (h.outlet IS NOT NULL OR l.host IN (SELECT host FROM sighting))
GROUP BY ALL;
