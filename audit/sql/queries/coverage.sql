-- Articles of each outlet by day, with the days on which there is none.
-- columns: outlet, day, articles (0 is a gap in the data), stories, wire, other.
-- do not infer: that nothing was published on a day without articles.
-- set: outlet, from, to
WITH days AS (
    SELECT outlet, unnest(generate_series(min(try_cast(day AS DATE)), max(try_cast(day AS DATE)), INTERVAL 1 DAY)) AS day
    FROM counting WHERE outlet IS NOT NULL AND try_cast(day AS DATE) IS NOT NULL GROUP BY outlet
)
SELECT
    c.outlet, strftime(c.day, '%Y-%m-%d') AS day, count(DISTINCT k.article) AS articles,
    count(DISTINCT k.article) FILTER (k.counted = 'story') AS stories, count(DISTINCT k.article) FILTER (k.counted = 'wire') AS wire,
    count(DISTINCT k.article) FILTER (k.counted = 'other') AS other
FROM days AS c
LEFT JOIN counting AS k ON k.outlet = c.outlet AND k.day = strftime(c.day, '%Y-%m-%d')
WHERE c.outlet = coalesce($outlet, c.outlet)
    AND strftime(c.day, '%Y-%m-%d') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
GROUP BY c.outlet, c.day
ORDER BY c.outlet, c.day;
