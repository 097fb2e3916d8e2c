-- Drop the rows of replaced stories.
CREATE OR REPLACE TEMP TABLE replaced_utterance AS SELECT id FROM utterance WHERE story IN (FROM replaced_story);

DELETE FROM quotation_use WHERE utterance IN (FROM replaced_utterance);

DELETE FROM quotation_match
WHERE utterance IN (FROM replaced_utterance) OR utterance IS NULL AND doc IN (
    SELECT s.doc FROM story_member AS m JOIN sighting AS s ON s.id = m.sighting WHERE m.story IN (FROM replaced_story)
);

DELETE FROM utterance WHERE story IN (FROM replaced_story);

DELETE FROM story WHERE id IN (FROM replaced_story);

DELETE FROM story_member WHERE story IN (FROM replaced_story);

DROP TABLE replaced_utterance;

DROP TABLE replaced_story;
