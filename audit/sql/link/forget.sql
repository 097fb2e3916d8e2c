-- Forget all that was linked of a day and later, and the open stories of before; parameters day, week, ids. The text of an account
-- counts by its first day, also when it counts no more.
CREATE OR REPLACE TEMP TABLE forgotten_doc AS
SELECT DISTINCT id FROM document
WHERE text_id IN (
    SELECT text_id FROM link_dated WHERE day >= $day
    UNION ALL
    SELECT d.text_id FROM sighting AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
    GROUP BY d.text_id HAVING min(s.day) >= $day
);

CREATE OR REPLACE TEMP TABLE replaced_story AS
SELECT DISTINCT m.story AS id FROM story_member AS m JOIN sighting AS s ON s.id = m.sighting
WHERE s.doc IN (FROM forgotten_doc)
UNION
SELECT id FROM story WHERE id IN (SELECT unnest($ids::VARCHAR[]));

DELETE FROM reuse WHERE doc IN (FROM forgotten_doc) OR other IN (FROM forgotten_doc);

DELETE FROM linked_week WHERE week >= $week;

DROP TABLE forgotten_doc;
