-- Bootstrap interval of alpha: 1,000 samples of units within strata, drawn by digest; parameter sample.
WITH place AS (
    SELECT s.stratum, s.unit, row_number() OVER (PARTITION BY s.stratum ORDER BY s.place) - 1 AS nth, count(*) OVER (PARTITION BY s.stratum) AS among
    FROM coding_sample AS s
    SEMI JOIN (
        SELECT unit FROM code WHERE sample = $sample AND NOT judge AND value <> 'cannot_say' GROUP BY unit HAVING count(*) > 1
    ) AS k ON k.unit = s.unit
    WHERE s.sample = $sample
),
picked AS (
    SELECT r.rep, p.stratum, CAST(md5_number_lower($sample || ' ' || r.rep || ' ' || p.stratum || ' ' || p.nth) % p.among AS BIGINT) AS nth
    FROM range(1000) AS r(rep), place AS p
),
counts AS (SELECT unit, value, count(*) AS c FROM code WHERE sample = $sample AND NOT judge AND value <> 'cannot_say' GROUP BY unit, value),
unit AS (SELECT unit, sum(c) AS m, sum(c * c) AS cc FROM counts GROUP BY unit HAVING sum(c) > 1),
redrawn AS (SELECT k.rep, p.unit FROM picked AS k JOIN place AS p ON p.stratum = k.stratum AND p.nth = k.nth),
observed AS (
    SELECT r.rep, sum((u.m * u.m - u.cc) / (u.m - 1)) AS apart, sum(u.m) AS n FROM redrawn AS r JOIN unit AS u ON u.unit = r.unit GROUP BY r.rep
),
expected AS (
    SELECT rep, sum(c * c) AS cc
    FROM (SELECT r.rep, k.value, sum(k.c) AS c FROM redrawn AS r JOIN counts AS k ON k.unit = r.unit GROUP BY r.rep, k.value) GROUP BY rep
)
SELECT quantile_cont(alpha, 0.025) AS low, quantile_cont(alpha, 0.975) AS high
FROM (
    SELECT 1.0 - (o.n - 1) * CAST(o.apart AS DOUBLE) / nullif(CAST(o.n * o.n - e.cc AS DOUBLE), 0.0) AS alpha
    FROM observed AS o JOIN expected AS e ON e.rep = o.rep
)
