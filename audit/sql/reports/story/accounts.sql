-- Accounts of a story in the order in which they were published, as far as known; a text once.
SELECT
    a.sighting, a.doc, a.kit, a.level, a.method, a.outlet, coalesce(o.name, a.outlet, 'unknown') AS outlet_name, a.day,
    coalesce(a.published, a.day) AS published, a.url, a.headline, d.words, a.counted
FROM story_account AS a
JOIN document AS d ON d.id = a.doc AND d.kit = a.kit
LEFT JOIN outlet AS o ON o.id = a.outlet
WHERE a.story = $story
QUALIFY row_number() OVER (PARTITION BY a.doc ORDER BY a.sighting) = 1
ORDER BY a.level, coalesce(a.published_at, a.published, a.day), a.sighting;
