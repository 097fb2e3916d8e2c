-- Stories of a period that have a page, with each outlet that tells them.
SELECT DISTINCT a.outlet, a.story, p.outlets, p.accounts, p.first_day,
    first(a.headline ORDER BY a.sighting) OVER (PARTITION BY a.outlet, a.story) AS headline
FROM story_account AS a
JOIN (
    SELECT story, count(DISTINCT outlet) AS outlets, count(DISTINCT doc) AS accounts, min(day) AS first_day
    FROM story_account
    WHERE story IN (SELECT story FROM story_account WHERE day >= $since AND day <= $until)
    GROUP BY story HAVING count(DISTINCT outlet) FILTER (level = 'event') > 1
) AS p ON p.story = a.story
WHERE a.outlet IS NOT NULL
ORDER BY a.outlet, p.outlets DESC, p.accounts DESC, p.first_day, a.story;
