-- The articles of a period and of the one before it: an article counts once for its outlet, with its last version.
SELECT
    s.id AS sighting, s.doc, s.kit, s.url, s.day, s.fetched, s.fetched_at, s.run, s.format, d.lang, d.words, d.text_id,
    c.outlet, c.counted, s.day >= $since AS now, r.headline, r.author, r.wire
FROM sighting AS s
JOIN latest AS l ON l.doc = s.doc AND l.kit = s.kit
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
LEFT JOIN (
    SELECT
        sighting, kit,
        min(value) FILTER (field = 'headline') AS headline,
        string_agg(value, ', ' ORDER BY n) FILTER (field = 'author') AS author,
        min(value) FILTER (field = 'wire_agency') AS wire
    FROM resolved WHERE field IN ('headline', 'author', 'wire_agency') GROUP BY sighting, kit
) AS r ON r.sighting = s.id AND r.kit = s.kit
WHERE s.day >= $before AND s.day <= $until
QUALIFY
    row_number() OVER (PARTITION BY c.outlet, c.article, s.day >= $since ORDER BY in_order(s.fetched_at, s.fetched) DESC NULLS LAST, s.id) = 1
    AND row_number() OVER (PARTITION BY c.outlet, s.doc, s.day >= $since ORDER BY in_order(s.fetched_at, s.fetched) DESC NULLS LAST, s.id) = 1
