-- Disagreements between the declarations of a sighting; the only definition, for page, terminal, query, signal and measure.
-- Across `values`: the values of one field have n meanings (claim.meaning); across `fields`: two fields cannot both be so.
CREATE OR REPLACE VIEW disagreement AS
SELECT
    sighting, kit, field, 'values' AS across, count(DISTINCT meaning) AS n,
    string_agg(DISTINCT origin, ', ' ORDER BY origin) AS origins
FROM claim WHERE meaning IS NOT NULL
GROUP BY sighting, kit, field HAVING min(meaning) < max(meaning)
UNION ALL
SELECT sighting, kit, value, 'fields', 2, any_value(origin)
FROM resolved WHERE field = 'disagreement' GROUP BY sighting, kit, value;
