-- Stories of a period that have a page, with each outlet that tells them.
WITH account AS MATERIALIZED (
    SELECT story, level, outlet, sighting, doc, day, headline FROM story_account
    WHERE story IN (
        SELECT m.story FROM story_member AS m JOIN sighting AS s ON s.id = m.sighting WHERE s.day >= $since AND s.day <= $until
    )
)
SELECT DISTINCT a.outlet, a.story, p.outlets, p.accounts, p.first_day,
    first(a.headline ORDER BY a.sighting) OVER (PARTITION BY a.outlet, a.story) AS headline
FROM account AS a
JOIN (
    SELECT story, count(DISTINCT outlet) AS outlets, count(DISTINCT doc) AS accounts, min(day) AS first_day
    FROM account GROUP BY story
    HAVING count(DISTINCT outlet) FILTER (level = 'event') > 1 AND bool_or(day >= $since AND day <= $until)
) AS p ON p.story = a.story
WHERE a.outlet IS NOT NULL
ORDER BY a.outlet, p.outlets DESC, p.accounts DESC, p.first_day, a.story;
