-- Measures and failures of the staged shards: each sighting with its own outlet and day, and the values of its text.
CREATE OR REPLACE TEMP TABLE merge_label AS
SELECT DISTINCT m.sighting, m.doc, m.kit, m.article, m.outlet, m.fetched, m.day, m.month, m.week, m.counted
FROM staged_measured AS m JOIN merge_sighting USING (sighting, kit)
UNION
SELECT DISTINCT m.sighting, m.doc, m.kit, m.article, m.outlet, m.fetched, m.day, m.month, m.week, m.counted
FROM measured AS m JOIN merge_replaced USING (doc, kit);

CREATE OR REPLACE TEMP TABLE merge_value AS
SELECT m.doc, m.kit, m.area, m.name, m.value, m.n, m.state
FROM staged_measured AS m JOIN merge_text AS t ON t.sighting = m.sighting AND t.kit = m.kit AND t.shard = m.merge_shard
UNION ALL
SELECT m.doc, m.kit, m.area, m.name, m.value, m.n, m.state
FROM measured AS m JOIN merge_owner AS o ON o.known = m.sighting AND o.kit = m.kit AND NOT o.sighting < o.known;

-- Replace measures by an older kit.
DELETE FROM measured AS m USING merge_label AS l WHERE m.sighting = l.sighting;

INSERT INTO measured BY NAME
SELECT l.*, true AS current, v.area, v.name, v.value, v.n, v.state
FROM merge_label AS l JOIN merge_value AS v USING (doc, kit)
ORDER BY l.month, v.name, l.day;

-- Delete failures that are now audited, and those of stage 'write' that now have another reason.
DELETE FROM failure AS f USING merge_sighting AS m WHERE f.sighting = m.sighting AND f.kit = m.kit;

DELETE FROM failure AS f USING staged_failure AS s WHERE f.sighting = s.sighting AND f.kit = s.kit AND f.stage = 'write';

INSERT INTO failure BY NAME
SELECT f.input, f.stage, f.error, min(f.run) AS run, f.sighting, f.kit
FROM staged_failure AS f
ANTI JOIN failure AS known ON known.sighting = f.sighting AND known.kit = f.kit
GROUP BY f.input, f.stage, f.error, f.sighting, f.kit;
