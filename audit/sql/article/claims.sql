-- What is said about one article, by field: each value with the origins that give it.
SELECT c.field, c.value, string_agg(DISTINCT c.origin, ', ' ORDER BY c.origin) AS origins, min(c.start) AS start
FROM claim AS c
WHERE c.sighting = $sighting
GROUP BY c.field, c.value
ORDER BY c.field, min(c.rowid);
