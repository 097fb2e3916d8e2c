-- Dated, sourced statements about the outlet of one article, each with every source that makes it.
SELECT
    f.field, f.value, f.said_by, f.valid_from, f.valid_to, max(f.as_of) AS as_of,
    string_agg(DISTINCT f.evidence, '; ' ORDER BY f.evidence) AS evidence, string_agg(DISTINCT f.grade, ', ' ORDER BY f.grade) AS grade
FROM outlet_fact AS f
WHERE f.outlet = $outlet AND f.field NOT IN ('name', 'alias', 'host', 'lang')
GROUP BY f.field, f.value, f.said_by, f.valid_from, f.valid_to
ORDER BY f.field, as_of DESC NULLS LAST, f.value, f.said_by, f.valid_from;
