-- Voices of the documents of some stories, computed once for all pages; parameter docs.
CREATE OR REPLACE TEMP TABLE story_share AS
SELECT s.* FROM source_share AS s JOIN latest AS l ON l.doc = s.doc AND l.kit = s.kit
WHERE s.doc IN (SELECT unnest($docs::VARCHAR[]));
