-- Voices of some accounts with their words of speech in the body, as in source_share.
SELECT s.doc, s.source AS n, s.name, s.kind, s.words
FROM source_share AS s JOIN latest AS l ON l.doc = s.doc AND l.kit = s.kit
WHERE s.doc IN (SELECT unnest($docs::VARCHAR[]))
ORDER BY s.doc, s.words DESC, s.source;
