-- Claims about one article, by origin, but for other readings of words cut at line ends; `several` is the number of meanings of a field whose values disagree, else 0.
WITH said AS (
    SELECT field, value, string_agg(DISTINCT origin, ', ' ORDER BY origin) AS origins, min(start) AS start, min(stop) AS stop
    FROM claim WHERE sighting = $sighting AND kit = $kit AND field <> 'other_reading'
    GROUP BY field, value
)
SELECT
    s.field, s.value, s.origins, s.start, s.stop, r.origin IS NOT NULL AS settled,
    s.field IN ('headline', 'author', 'published', 'modified', 'site_name', 'section', 'wire', 'dateline', 'correction') AS main,
    coalesce(d.n, 0) AS several
FROM said AS s
LEFT JOIN (
    SELECT DISTINCT field, value, any_value(origin) AS origin FROM resolved
    WHERE sighting = $sighting AND kit = $kit GROUP BY field, value
) AS r ON r.field = s.field AND r.value = s.value
LEFT JOIN (
    SELECT field, n FROM disagreement WHERE sighting = $sighting AND kit = $kit AND across = 'values'
) AS d ON d.field = s.field
ORDER BY
    list_position(['headline', 'author', 'published', 'modified', 'site_name', 'section', 'wire'], s.field) NULLS LAST,
    s.field, s.start NULLS LAST, s.value;
