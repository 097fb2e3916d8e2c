-- Named persons and bodies that are quoted, by articles.
-- columns: outlet, source, kind, articles, statements, words.
-- do not infer: that two sources of one name are one person; names are resolved within an article only.
-- set: outlet, from, to
SELECT c.outlet, c.name AS source, any_value(c.kind) AS kind, count(DISTINCT c.doc) AS articles, sum(c.statements) AS statements,
    sum(c.words) AS words
FROM sources AS c
WHERE c.identity = 'named' AND c.statements > 0 AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
GROUP BY c.outlet, c.name
ORDER BY articles DESC, words DESC, c.outlet, source
LIMIT 500;
