-- Stories of a period that have a page: at least two outlets tell the event, one of them in the period.
SELECT story, count(DISTINCT outlet) AS outlets, count(DISTINCT doc) AS accounts, min(day) AS first_day
FROM story_account
WHERE story IN (SELECT story FROM story_account WHERE day >= $since AND day <= $until)
GROUP BY story
HAVING count(DISTINCT outlet) FILTER (level = 'event') > 1
ORDER BY outlets DESC, accounts DESC, first_day, story;
