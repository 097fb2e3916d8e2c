-- Outlets, months and kinds of counting, each with its number of articles.
WITH seen AS (
    SELECT c.outlet, coalesce(o.name, c.outlet) AS name, c.month, c.counted
    FROM counting AS c
    JOIN latest_sighting AS l ON l.sighting = c.sighting AND l.kit = c.kit
    LEFT JOIN outlet AS o ON o.id = c.outlet
)
SELECT 'outlet' AS facet, outlet AS value, any_value(name) AS name, count(*) AS articles FROM seen WHERE outlet IS NOT NULL GROUP BY outlet
UNION ALL
SELECT 'period', month, month, count(*) FROM seen WHERE month IS NOT NULL GROUP BY month
UNION ALL
SELECT 'kind', counted, counted, count(*) FROM seen GROUP BY counted
ORDER BY facet, name, value;
