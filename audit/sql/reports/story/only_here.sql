-- Voices of one account that speak in its body, and whose last name no other account of the story has.
WITH spoke AS (
    SELECT s.doc, s.source, s.name, s.kind, s.words, s.statements, last_word(s.name) AS last_name
    FROM story_share AS s
    WHERE s.doc IN (SELECT unnest($docs::VARCHAR[])) AND s.identity = 'named' AND s.words > 0 AND last_word(s.name) IS NOT NULL
),
told AS MATERIALIZED (
    SELECT d.id AS doc, spaced(d.text) AS words
    FROM document AS d JOIN latest AS l ON l.doc = d.id AND l.kit = d.kit
    WHERE d.id IN (SELECT unnest($docs::VARCHAR[]))
)
SELECT s.doc, s.source, s.name, s.kind, s.words, s.statements
FROM spoke AS s
WHERE NOT EXISTS (
    FROM told AS o WHERE o.doc <> s.doc AND has_name(o.words, s.last_name)
)
ORDER BY s.doc, s.words DESC, s.source;
