-- Addresses with several texts: how many, and when they were fetched.
-- columns: outlet, url, versions (different texts), sightings, first and last time of fetching.
-- do not infer: that the outlet edits more than others: it depends on how often each address was fetched.
-- set: outlet, from, to
SELECT
    c.outlet, s.url, count(DISTINCT d.text_id) AS versions, count(*) AS sightings,
    arg_min(s.fetched, in_order(s.fetched_at, s.fetched)) AS first, arg_max(s.fetched, in_order(s.fetched_at, s.fetched)) AS last
FROM sighting AS s
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
JOIN latest_sighting AS l ON l.sighting = s.id AND l.kit = s.kit
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
WHERE s.url IS NOT NULL AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
GROUP BY c.outlet, s.url
HAVING count(DISTINCT d.text_id) > 1
ORDER BY versions DESC, s.url;
