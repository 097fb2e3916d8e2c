-- Inputs that failed in the runs of this period, by stage and reason; where a file lies on the machine that read it is left out.
SELECT stage, regexp_replace(error, '^[^:]*[/\\][^:]*(:\d+)?: ', '') AS error, count(*) AS inputs
FROM failure
WHERE run IN (SELECT run FROM scope WHERE now) OR run IS NULL
GROUP BY ALL
ORDER BY inputs DESC, stage, error
LIMIT 20
