-- The articles of a period and of the one before it: an article counts once for its outlet, with its last version. A page
-- `declares` who wrote it or leaves it out; a text does where the outlet's texts of that format come with authors or agencies.
-- A story in another language than most of the outlet's counts as `foreign`: it is in no rate of language or attribution.
WITH seen AS (
    SELECT
        c.sighting, c.kit, c.doc, c.outlet, c.counted, c.day >= $since AS now,
        s.format = 'html' OR coalesce(bool_or(g.sighting IS NOT NULL) OVER (PARTITION BY c.outlet, s.format), false) AS declares
    FROM sighting AS s
    JOIN latest AS v ON v.doc = s.doc AND v.kit = s.kit
    JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
    LEFT JOIN (
        SELECT DISTINCT sighting, kit FROM resolved
        WHERE field IN ('author', 'author_desk', 'wire_agency') AND origin IN ('given', 'export')
    ) AS g ON g.sighting = s.id AND g.kit = s.kit
    WHERE s.day >= $before AND s.day <= $until AND c.day >= $before AND c.day <= $until
    QUALIFY
        row_number() OVER (PARTITION BY c.outlet, c.article, s.day >= $since ORDER BY in_order(s.fetched_at, s.fetched) DESC NULLS LAST, s.id) = 1
        AND row_number() OVER (PARTITION BY c.outlet, s.doc, s.day >= $since ORDER BY in_order(s.fetched_at, s.fetched) DESC NULLS LAST, s.id) = 1
)
SELECT
    s.id AS sighting, s.doc, s.kit, s.url, s.day, s.fetched, s.fetched_at, s.run, s.format, d.lang, d.words, d.text_id,
    c.outlet, CASE WHEN c.counted = 'story' AND language_of(d.lang) <> l.lang THEN 'foreign' ELSE c.counted END AS counted,
    c.now, r.headline, r.author, c.declares
FROM seen AS c
JOIN sighting AS s ON s.id = c.sighting AND s.kit = c.kit
JOIN document AS d ON d.id = c.doc AND d.kit = c.kit
LEFT JOIN outlet_language AS l ON l.outlet = c.outlet
LEFT JOIN (
    SELECT
        sighting, kit,
        min(value) FILTER (field = 'headline') AS headline,
        string_agg(value, ', ' ORDER BY n) FILTER (field = 'author') AS author
    FROM resolved WHERE field IN ('headline', 'author') AND sighting IN (SELECT sighting FROM seen) GROUP BY sighting, kit
) AS r ON r.sighting = c.sighting AND r.kit = c.kit
