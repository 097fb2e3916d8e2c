-- For each pair of outlets, whose copies and passages this database saw first, and how many cannot be told.
-- columns: outlet, other outlet, texts in common, outlet first, other first, cannot be told (one day, or no date).
-- do not infer: authorship, or order beyond this database: the first may have taken the words from a text that is not here.
-- set: outlet
WITH pair AS (
    SELECT DISTINCT r.doc, r.other, r.first, a.outlet, b.outlet AS other_outlet
    FROM reuse AS r
    JOIN (SELECT doc, counted_outlet(outlet, host, outlet_basis) AS outlet FROM first_sighting) AS a ON a.doc = r.doc
    JOIN (SELECT doc, counted_outlet(outlet, host, outlet_basis) AS outlet FROM first_sighting) AS b ON b.doc = r.other
    WHERE r.kind IN ('copy', 'passage') AND a.outlet IS NOT NULL AND b.outlet IS NOT NULL
),
both_ways AS (
    SELECT outlet, other_outlet, first = doc AS here, first = other AS there FROM pair
    UNION ALL SELECT other_outlet, outlet, first = other, first = doc FROM pair
)
SELECT
    outlet, other_outlet, count(*) AS texts, count(*) FILTER (here) AS first_here, count(*) FILTER (there) AS first_there,
    count(*) FILTER (here IS NULL) AS cannot_be_told
FROM both_ways
WHERE outlet = coalesce($outlet, outlet)
GROUP BY outlet, other_outlet
ORDER BY texts DESC, outlet, other_outlet;
