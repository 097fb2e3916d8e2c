-- Texts by id, each with its language, the ids of its inputs, and the addresses where it was seen.
SELECT
    d.id, max(d.text) AS text, max(d.lang) AS lang,
    coalesce(list(DISTINCT s.input ORDER BY s.input) FILTER (WHERE s.input IS NOT NULL), []) AS inputs,
    coalesce(list(DISTINCT s.url ORDER BY s.url) FILTER (WHERE s.url IS NOT NULL), []) AS urls
FROM document AS d LEFT JOIN sighting AS s ON s.doc = d.id
WHERE d.id IN (SELECT unnest($docs::VARCHAR[]))
GROUP BY d.id;
