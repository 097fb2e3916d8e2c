-- Articles of each outlet by day; a day without any is a gap in the data, not a zero.
SELECT o.outlet, strftime(t.day, '%Y-%m-%d') AS day, count(x.sighting) AS articles
FROM (SELECT DISTINCT outlet FROM scope WHERE outlet IS NOT NULL AND now) AS o
CROSS JOIN (SELECT unnest(generate_series(CAST($since AS DATE), CAST($until AS DATE), INTERVAL 1 DAY)) AS day) AS t
LEFT JOIN scope AS x ON x.outlet = o.outlet AND x.day = strftime(t.day, '%Y-%m-%d')
GROUP BY ALL
ORDER BY o.outlet, day
