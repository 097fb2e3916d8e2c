-- Inputs that could not be audited, by stage and reason.
-- columns: stage, reason (names and places left out), inputs (n), an example.
-- do not infer: that the missing inputs resemble the others.
SELECT stage, regexp_replace(replace(error, input || ': ', ''), '[0-9]+', 'N', 'g') AS reason, count(*) AS inputs, min(input) AS example
FROM failures
GROUP BY ALL
ORDER BY inputs DESC, stage, reason;
