-- Words of the outlet's own voice that the lexicons mark, most frequent first.
-- columns: outlet, term, category, n (marks), articles that have it, of how many stories.
-- do not infer: bias from one word: domain terms and names are marked too; quoted words are excluded.
-- set: outlet, from, to
SELECT
    c.outlet, t.term, any_value(t.category) AS category, count(*) AS n, count(DISTINCT c.article) AS articles,
    any_value(m.stories) AS of_stories
FROM trait AS t
JOIN first_sighting AS s ON s.doc = t.doc AND s.kit = t.kit
JOIN rated AS c ON c.sighting = s.id AND c.kit = s.kit
JOIN latest AS l ON l.doc = t.doc AND l.kit = t.kit
JOIN (SELECT outlet, count(DISTINCT article) AS stories FROM rated GROUP BY outlet) AS m ON m.outlet = c.outlet
WHERE t.feature = 'loaded' AND t.voice = 'outlet' AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
GROUP BY c.outlet, t.term
ORDER BY articles DESC, n DESC, c.outlet, t.term
LIMIT 500;
