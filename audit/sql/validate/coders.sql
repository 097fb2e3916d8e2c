-- The readers of a sample with their number of codes.
SELECT coder, judge, count(*) AS codes FROM code WHERE sample = $sample GROUP BY coder, judge ORDER BY judge, coder
