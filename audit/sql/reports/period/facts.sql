-- Dated, sourced statements about the outlets of a period.
SELECT f.outlet, f.field, f.value, f.as_of, f.evidence, f.grade
FROM outlet_fact AS f
WHERE f.outlet IN (SELECT outlet FROM scope WHERE now)
ORDER BY f.outlet, f.field, f.as_of DESC NULLS LAST, f.value, f.evidence
