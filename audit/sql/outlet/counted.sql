-- Measures that count in the rates of outlets (the last version of an article, a text once), with flags for shares, and for
-- measures that also cover wire copy and opinion (the outlet makes the page, whoever wrote the text).
CREATE OR REPLACE VIEW counted AS
SELECT
    outlet, day, month, week, article, doc, sighting, kit, area, name, value, n,
    ends_with(name, '_rate') OR ends_with(name, '_share') AS share, counted AS counted_as,
    counted = 'story' OR (area IN ('promotion', 'provenance') AND counted NOT IN ('cut', 'withdrawn')) AS used,
    CASE WHEN ends_with(name, '_rate') OR ends_with(name, '_share') THEN value * n ELSE value END AS k,
    CASE WHEN ends_with(name, '_rate') OR ends_with(name, '_share') THEN CAST(n AS DOUBLE) ELSE 1.0 END AS of_n
FROM measured
WHERE current AND outlet IS NOT NULL;
