-- What is set off in some accounts: insertions and their words, by role and kind.
SELECT i.doc, i.role, i.kind, count(*) AS insertions, sum(i.words) AS words
FROM insertion AS i JOIN latest AS l ON l.doc = i.doc AND l.kit = i.kit
WHERE i.doc IN (SELECT unnest($docs::VARCHAR[]))
GROUP BY i.doc, i.role, i.kind ORDER BY i.doc, i.role DESC, insertions DESC, i.kind;
