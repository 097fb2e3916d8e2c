-- Unnamed sources for whose anonymity the article gives no reason.
-- columns: outlet, day, url, source as in the text, identity, statements, words of them, start and stop of its
--   first statement.
-- do not infer: that no reason existed or that the source is unreliable; "officials said" is unnamed, not anonymous.
-- set: outlet, from, to
SELECT c.outlet, c.day, g.url, c.name AS source, c.identity, c.statements, c.words, c.start, t.stop
FROM sources AS c
JOIN sighting AS g ON g.id = c.sighting AND g.kit = c.kit
LEFT JOIN statement AS t ON t.doc = c.doc AND t.kit = c.kit AND t.start = c.start AND t.source = c.n
WHERE c.identity IN ('unnamed_group', 'granted_anonymity') AND c.reason_given IS NULL AND c.statements > 0
    AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
ORDER BY c.outlet, c.day DESC, g.url, c.start;
