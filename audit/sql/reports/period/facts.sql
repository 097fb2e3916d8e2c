-- Dated, sourced statements about the outlets of a period, each with all its sources.
SELECT
    f.outlet, f.field, f.value, f.said_by, f.valid_from, f.valid_to, max(f.as_of) AS as_of,
    string_agg(DISTINCT f.evidence, '; ' ORDER BY f.evidence) AS evidence, string_agg(DISTINCT f.grade, ', ' ORDER BY f.grade) AS grade
FROM outlet_fact AS f
WHERE f.outlet IN (SELECT outlet FROM scope WHERE now) AND f.field IN ('based_in', 'status', 'owner', 'sisters', 'legal', 'funding', 'assessment', 'restriction')
GROUP BY f.outlet, f.field, f.value, f.said_by, f.valid_from, f.valid_to
ORDER BY
    f.outlet, list_position(
        ['country', 'based_in', 'kind', 'status', 'owner', 'sisters', 'legal', 'funding', 'assessment', 'restriction'], f.field
    ), f.valid_from NULLS FIRST, as_of DESC NULLS LAST, f.value, f.said_by
