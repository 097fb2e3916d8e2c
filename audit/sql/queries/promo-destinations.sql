-- Where promotion inside articles sends the reader, and what it promotes.
-- columns: outlet, host it leads to, kind, insertions (n), articles, an example of a promoted headline.
-- do not infer: who owns that host; see audit outlets show.
-- set: outlet, from, to
SELECT c.outlet, c.host, c.kind, count(*) AS insertions, count(DISTINCT c.doc) AS articles, min(c.promoted) AS example
FROM insertions AS c
WHERE c.role = 'promo' AND (c.host IS NOT NULL OR c.promoted IS NOT NULL) AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
GROUP BY c.outlet, c.host, c.kind
ORDER BY insertions DESC, c.outlet, c.host, c.kind;
