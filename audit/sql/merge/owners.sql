-- New sightings and texts of the staged shards, each with the shard it is taken from.
CREATE OR REPLACE TEMP TABLE merge_sighting AS
SELECT s.id AS sighting, s.kit, s.doc, min(s.merge_shard) AS shard
FROM staged_sighting AS s
ANTI JOIN sighting AS known ON known.id = s.id AND known.kit = s.kit
GROUP BY s.id, s.kit, s.doc;

-- A text belongs to the smallest of its sightings, stored or new.
CREATE OR REPLACE TEMP TABLE merge_owner AS
SELECT
    m.doc, m.kit, min(m.sighting) AS sighting, arg_min(m.shard, m.sighting) AS shard, any_value(k.sighting) AS known
FROM merge_sighting AS m
LEFT JOIN (
    SELECT doc, kit, min(id) AS sighting FROM sighting
    WHERE doc IN (SELECT doc FROM merge_sighting) GROUP BY doc, kit
) AS k ON k.doc = m.doc AND k.kit = m.kit
GROUP BY m.doc, m.kit;

CREATE OR REPLACE TEMP TABLE merge_text AS
SELECT doc, kit, sighting, shard FROM merge_owner WHERE known IS NULL OR sighting < known;

CREATE OR REPLACE TEMP TABLE merge_replaced AS
SELECT doc, kit FROM merge_owner WHERE sighting < known;
