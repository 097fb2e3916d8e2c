-- Articles on the same event in several outlets, measure by measure beside the mean of the others.
-- columns: story, outlet, url, measure, value and n of this article, the others' mean, number of other articles,
--   difference.
-- do not infer: who is right; a single article has no interval. Empty until stories are linked.
-- set: outlet
SELECT
    p.story, m.outlet, s.url, m.name, m.value, m.n, avg(o.value) AS others_mean, count(o.value) AS others,
    m.value - avg(o.value) AS difference
FROM story_peer AS p
JOIN measured AS m ON m.sighting = p.sighting
JOIN sighting AS s ON s.id = m.sighting AND s.kit = m.kit
JOIN story_peer AS q ON q.story = p.story AND q.doc <> p.doc
JOIN measured AS o ON o.sighting = q.sighting AND o.name = m.name AND o.outlet IS DISTINCT FROM m.outlet
WHERE m.value IS NOT NULL AND coalesce(m.outlet, '') = coalesce($outlet, m.outlet, '')
GROUP BY p.story, m.outlet, s.url, m.name, m.value, m.n
ORDER BY p.story, m.name, m.outlet;
