-- What is promoted inside articles, by kind.
-- columns: outlet, kind, insertions (n), articles that have one, fused (runs into the story without a line break).
-- do not infer: bias: promotion pays for news; what counts is whether readers can tell it from the story.
-- set: outlet, from, to
SELECT c.outlet, c.kind, count(*) AS insertions, count(DISTINCT c.doc) AS articles, count(*) FILTER (c.fused) AS fused
FROM insertions AS c
WHERE c.role = 'promo' AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
GROUP BY c.outlet, c.kind
ORDER BY c.outlet, insertions DESC, c.kind;
