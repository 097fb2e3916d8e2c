-- One row for each sighting and kit, with every measure as a column; the measure `authors`, their number, is `author_count` beside
-- their names.
CREATE OR REPLACE VIEW article AS
SELECT a.*, c.counted, m.* EXCLUDE (sighting, kit) RENAME (authors AS author_count)
FROM settled_article AS a
JOIN counting AS c ON c.sighting = a.sighting AND c.kit = a.kit
LEFT JOIN (
    SELECT sighting, kit /* measures */ FROM measured GROUP BY sighting, kit
) AS m ON m.sighting = a.sighting AND m.kit = a.kit;
