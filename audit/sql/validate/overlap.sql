-- How many units each reader of a sample coded, and how many of these no other reader did.
SELECT c.coder, count(*) AS codes, count(*) FILTER (o.unit IS NULL) AS alone
FROM code AS c
LEFT JOIN (SELECT unit FROM code WHERE sample = $sample AND NOT judge GROUP BY unit HAVING count(*) > 1) AS o ON o.unit = c.unit
WHERE c.sample = $sample AND NOT c.judge
GROUP BY c.coder ORDER BY c.coder
