-- Voices of some accounts with their words of speech in the body, as in source_share.
SELECT doc, source AS n, name, kind, words
FROM story_share
WHERE doc IN (SELECT unnest($docs::VARCHAR[]))
ORDER BY doc, words DESC, source;
