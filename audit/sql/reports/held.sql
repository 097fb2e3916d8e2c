-- What a database can report on: its articles, how many have a known day and outlet, and the first and last day of these.
SELECT
    count(*) AS articles, count(*) FILTER (day IS NOT NULL AND outlet IS NOT NULL) AS placed,
    min(day) FILTER (outlet IS NOT NULL) AS first, max(day) FILTER (outlet IS NOT NULL) AS last
FROM counting
