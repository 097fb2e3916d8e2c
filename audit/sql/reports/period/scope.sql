-- The articles of a period and of the one before it: a row for each text that an outlet published, however often it was seen.
SELECT
    s.id AS sighting, s.doc, s.kit, s.url, s.day, s.fetched, s.run, s.format, d.lang, d.words, d.text_id,
    CASE WHEN s.outlet_basis IS DISTINCT FROM 'promo_cue' THEN coalesce(s.outlet, s.host) END AS outlet,
    s.day >= $since AS now,
    r.headline, r.author,
    CASE
        WHEN s.access IN ('paywalled', 'stub') THEN 'cut'
        WHEN r.wire IS NOT NULL THEN 'wire'
        WHEN r.type <> 'news' THEN 'other'
        ELSE 'story'
    END AS counted
FROM sighting AS s
JOIN latest AS l ON l.doc = s.doc AND l.kit = s.kit
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
LEFT JOIN (
    SELECT
        sighting, kit,
        min(value) FILTER (field = 'headline') AS headline,
        string_agg(value, ', ' ORDER BY n) FILTER (field = 'author') AS author,
        min(value) FILTER (field = 'wire_agency') AS wire,
        min(value) FILTER (field = 'type') AS type
    FROM resolved WHERE field IN ('headline', 'author', 'wire_agency', 'type') GROUP BY sighting, kit
) AS r ON r.sighting = s.id AND r.kit = s.kit
WHERE s.day >= $before AND s.day <= $until
QUALIFY row_number() OVER (PARTITION BY coalesce(s.outlet, s.host), s.doc, s.day >= $since ORDER BY s.day, s.id) = 1
