-- Inputs that failed in the runs of this period, by stage and reason.
SELECT stage, error, count(*) AS inputs
FROM failure
WHERE run IN (SELECT run FROM scope WHERE now) OR run IS NULL
GROUP BY stage, error
ORDER BY inputs DESC, stage, error
LIMIT 20
