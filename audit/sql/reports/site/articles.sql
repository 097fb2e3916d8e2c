-- Articles of the database, newest first, by outlet, month and how they count: fifty from $start on, with the number of all.
SELECT
    c.sighting, c.outlet, coalesce(o.name, c.outlet, s.host) AS name, c.day, c.counted, r.value AS headline, d.words, s.url,
    count(*) OVER () AS found
FROM counting AS c
JOIN latest_sighting AS l ON l.sighting = c.sighting AND l.kit = c.kit
JOIN sighting AS s ON s.id = c.sighting AND s.kit = c.kit
JOIN document AS d ON d.id = c.doc AND d.kit = c.kit
LEFT JOIN outlet AS o ON o.id = c.outlet
LEFT JOIN resolved AS r ON r.sighting = c.sighting AND r.kit = c.kit AND r.field = 'headline' AND r.n = 0
WHERE coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '') AND coalesce(c.month, '') = coalesce($period, c.month, '')
    AND c.counted = coalesce($kind, c.counted)
ORDER BY c.day DESC NULLS LAST, c.sighting
LIMIT 50 OFFSET $start;
