-- Stories of a period that have a page: at least two outlets tell the event, one of them in the period.
SELECT story, count(DISTINCT outlet) AS outlets, count(DISTINCT doc) AS accounts, min(day) AS first_day
FROM story_account
WHERE story IN (
    SELECT m.story FROM story_member AS m JOIN sighting AS s ON s.id = m.sighting WHERE s.day >= $since AND s.day <= $until
)
GROUP BY story
HAVING count(DISTINCT outlet) FILTER (level = 'event') > 1 AND bool_or(day >= $since AND day <= $until)
ORDER BY outlets DESC, accounts DESC, first_day, story;
