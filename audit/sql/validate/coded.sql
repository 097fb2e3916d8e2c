-- Codes of a unit taken together: y is the judge's code, else the mean of the readers' (yes 1, no 0); v is 0 where the unit is not
-- what the measure counts. Null where nobody could say.
CREATE OR REPLACE VIEW coded AS
SELECT
    s.sample, s.unit, s.measure, s.stratum, s.outlet, s.doc, s.kit, s.n, s.start, s.stop, s.p, s.flagged, s.inclusion_p,
    coalesce(j.y, r.y) AS y, coalesce(j.v, r.v) AS v, coalesce(r.readers, 0) AS readers, coalesce(r.differ, false) AS differ,
    j.y IS NOT NULL AS judged, coalesce(r.recognised, false) AS recognised, coalesce(r.readers, 0) > 0 OR j.readers > 0 AS seen
FROM coding_sample AS s
LEFT JOIN (
    SELECT
        sample, unit, avg(CASE value WHEN 'yes' THEN 1.0 WHEN 'no' THEN 0.0 WHEN 'outside' THEN 0.0 END) AS y,
        avg(CASE value WHEN 'yes' THEN 1.0 WHEN 'no' THEN 1.0 WHEN 'outside' THEN 0.0 END) AS v, count(*) AS readers,
        count(DISTINCT value) FILTER (value <> 'cannot_say') > 1 AS differ, bool_or(recognised) AS recognised
    FROM code WHERE NOT judge GROUP BY sample, unit
) AS r ON r.sample = s.sample AND r.unit = s.unit
LEFT JOIN (
    SELECT
        sample, unit, avg(CASE value WHEN 'yes' THEN 1.0 WHEN 'no' THEN 0.0 WHEN 'outside' THEN 0.0 END) AS y,
        avg(CASE value WHEN 'yes' THEN 1.0 WHEN 'no' THEN 1.0 WHEN 'outside' THEN 0.0 END) AS v, count(*) AS readers
    FROM code WHERE judge GROUP BY sample, unit
) AS j ON j.sample = s.sample AND j.unit = s.unit;

-- Krippendorff's alpha for nominal codes (Hayes, Krippendorff 2007), over units with at least two codes; "cannot say" is missing.
-- Null without a pair, and when all codes are equal.
CREATE OR REPLACE VIEW krippendorff AS
WITH counts AS (
    SELECT sample, unit, value, count(*) AS c, sum(count(*)) OVER (PARTITION BY sample, unit) AS m
    FROM code WHERE NOT judge AND value <> 'cannot_say' GROUP BY sample, unit, value
),
observed AS (
    SELECT sample, sum((m * m - cc) / (m - 1)) AS apart, count(*) AS units, sum(m) AS n, avg(CASE WHEN cc = m * m THEN 1.0 ELSE 0.0 END) AS agreed
    FROM (SELECT sample, unit, any_value(m) AS m, sum(c * c) AS cc FROM counts WHERE m > 1 GROUP BY sample, unit) GROUP BY sample
),
expected AS (
    SELECT sample, sum(c * c) AS cc FROM (SELECT sample, value, sum(c) AS c FROM counts WHERE m > 1 GROUP BY sample, value) GROUP BY sample
)
SELECT
    o.sample, o.units AS pairs, o.agreed,
    1.0 - CAST(o.n - 1 AS DOUBLE) * CAST(o.apart AS DOUBLE) / nullif(CAST(o.n * o.n - e.cc AS DOUBLE), 0.0) AS alpha
FROM observed AS o JOIN expected AS e ON e.sample = o.sample;

-- Agreement of the readers of each sample: alpha from 100 pairs on, and half of the weighted disagreement, by which the rate
-- could be wrong if all differences were one reader's mistakes.
CREATE OR REPLACE VIEW agreement AS
SELECT
    s.id AS sample, s.measure, s.codes AS drawn, coalesce(c.coders, 0) AS coders, coalesce(c.coded, 0) AS coded,
    coalesce(k.pairs, 0) AS pairs, k.agreed, CASE WHEN k.pairs >= 100 THEN k.alpha END AS alpha, h.doubt,
    coalesce(c.unsure, 0) AS unsure, coalesce(c.recognised, 0) AS recognised, coalesce(c.outside, 0) AS outside,
    coalesce(c.differing, 0) AS differing, coalesce(c.judged, 0) AS judged, t.minutes
FROM sample AS s
LEFT JOIN (
    SELECT
        d.sample, any_value(n.coders) AS coders, count(y) AS coded, count(*) FILTER (seen AND y IS NULL) AS unsure,
        count(*) FILTER (recognised) AS recognised, count(*) FILTER (v < 0.5) AS outside, count(*) FILTER (differ) AS differing,
        count(*) FILTER (judged) AS judged
    FROM coded AS d
    LEFT JOIN (SELECT sample, count(DISTINCT coder) AS coders FROM code WHERE NOT judge GROUP BY sample) AS n ON n.sample = d.sample
    GROUP BY d.sample
) AS c ON c.sample = s.id
LEFT JOIN krippendorff AS k ON k.sample = s.id
LEFT JOIN (
    SELECT f.sample, 0.5 * sum(f.units * d.apart) / sum(f.units) AS doubt
    FROM (SELECT sample, stratum, sum(units) AS units FROM coding_stratum GROUP BY sample, stratum) AS f
    JOIN (
        SELECT sample, stratum, avg(CASE WHEN differ THEN 1.0 ELSE 0.0 END) AS apart FROM coded WHERE readers > 1 GROUP BY sample, stratum
    ) AS d ON d.sample = f.sample AND d.stratum = f.stratum
    GROUP BY f.sample
) AS h ON h.sample = s.id
LEFT JOIN (
    SELECT sample, median(minutes) AS minutes FROM (SELECT sample, coder, sum(seconds) / 60 AS minutes FROM code WHERE NOT judge GROUP BY sample, coder)
    GROUP BY sample
) AS t ON t.sample = s.id;
