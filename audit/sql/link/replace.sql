-- Drop what a week wrote before: its stories with all their rows, and the reuse between its accounts and those before it.
CREATE OR REPLACE TEMP TABLE replaced_story AS
SELECT DISTINCT story AS id FROM story_member WHERE sighting IN (SELECT unnest($sightings::VARCHAR[]));

DELETE FROM quotation_use WHERE utterance IN (SELECT id FROM utterance WHERE story IN (SELECT id FROM replaced_story));

DELETE FROM quotation_match
WHERE utterance IN (SELECT id FROM utterance WHERE story IN (SELECT id FROM replaced_story))
    OR utterance IS NULL AND (
        doc IN (SELECT s.doc FROM story_member AS m JOIN sighting AS s ON s.id = m.sighting WHERE m.story IN (FROM replaced_story))
        OR doc IN (SELECT unnest($docs::VARCHAR[])) OR other IN (SELECT unnest($docs::VARCHAR[]))
    );

DELETE FROM utterance WHERE story IN (SELECT id FROM replaced_story);

DELETE FROM story WHERE id IN (SELECT id FROM replaced_story);

DELETE FROM story_member WHERE story IN (SELECT id FROM replaced_story);

DELETE FROM reuse
WHERE doc IN (SELECT unnest($docs::VARCHAR[])) AND (other IN (SELECT unnest($docs::VARCHAR[])) OR other IN (SELECT unnest($before::VARCHAR[])))
    OR other IN (SELECT unnest($docs::VARCHAR[])) AND doc IN (SELECT unnest($before::VARCHAR[]));

-- Later weeks have lost what ran on into them, and are linked again, by this run or the next.
DELETE FROM linked_week WHERE week >= $week;

DROP TABLE replaced_story;
