-- Months with counted articles, newest first: how many articles and outlets, and when the newest was fetched.
SELECT c.month, count(*) AS articles, count(DISTINCT c.outlet) AS outlets, max(s.fetched_at) AS updated
FROM counting AS c
JOIN latest_sighting AS l ON l.sighting = c.sighting AND l.kit = c.kit
JOIN sighting AS s ON s.id = c.sighting AND s.kit = c.kit
WHERE c.month IS NOT NULL AND c.outlet IS NOT NULL
GROUP BY c.month ORDER BY c.month DESC;
