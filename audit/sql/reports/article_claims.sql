-- Claims about one article by origin; `several` is true where a field has more than one value.
WITH said AS (
    SELECT field, value, string_agg(DISTINCT origin, ', ' ORDER BY origin) AS origins, min(start) AS start, min(stop) AS stop
    FROM claim WHERE sighting = $sighting AND kit = $kit
    GROUP BY field, value
)
SELECT
    s.field, s.value, s.origins, s.start, s.stop, r.origin IS NOT NULL AS settled,
    s.field IN ('headline', 'author', 'published', 'modified', 'site_name', 'section', 'wire', 'dateline', 'correction') AS main,
    s.field IN ('headline', 'published', 'modified', 'canonical_url', 'site_name', 'section', 'language')
    AND count(*) OVER (PARTITION BY s.field) > 1 AS several
FROM said AS s
LEFT JOIN (
    SELECT DISTINCT field, value, any_value(origin) AS origin FROM resolved
    WHERE sighting = $sighting AND kit = $kit GROUP BY field, value
) AS r ON r.field = s.field AND r.value = s.value
ORDER BY
    list_position(['headline', 'author', 'published', 'modified', 'site_name', 'section', 'wire'], s.field) NULLS LAST,
    s.field, s.start NULLS LAST, s.value;
