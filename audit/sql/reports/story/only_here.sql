-- Voices of one account that speak in its body, and whose last name no other account of the story has.
WITH spoke AS (
    SELECT
        s.doc, s.source, s.name, s.kind, s.words, s.statements,
        lower(regexp_replace(s.name, '[’'']s$|[.,]+$|,? (Jr|Sr)\.?$', '')) AS named
    FROM story_share AS s
    WHERE s.doc IN (SELECT unnest($docs::VARCHAR[])) AND s.identity = 'named' AND s.words > 0
)
SELECT s.doc, s.source, s.name, s.kind, s.words, s.statements
FROM spoke AS s
WHERE NOT EXISTS (
    FROM document AS d JOIN latest AS l ON l.doc = d.id AND l.kit = d.kit
    WHERE d.id <> s.doc AND d.id IN (SELECT unnest($docs::VARCHAR[]))
        AND contains(lower(d.text), regexp_extract(s.named, '\S+$'))
)
ORDER BY s.doc, s.words DESC, s.source;
