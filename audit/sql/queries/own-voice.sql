-- Share of sentences in the outlet's own voice that are flagged as loaded, wire copy left out.
-- columns: outlet, articles, n (sentences), rate with its 95 % interval clustered by article, few (below ten articles),
--   what was left out.
-- do not infer: a degree of bias: an uncorrected model rate, and of languages with a model only; never compare beyond the intervals.
-- set: outlet, from, to, measure
WITH each AS (
    SELECT
        outlet, name, area, share, used, counted_as, lang, unit, count(*) AS sightings, count(k) AS articles, sum(k) AS k,
        sum(of_n) FILTER (k IS NOT NULL) AS n, sum(k * k) AS kk, sum(k * of_n) AS kn, sum(of_n * of_n) FILTER (k IS NOT NULL) AS nn
    FROM counted
    WHERE outlet = coalesce($outlet, outlet) AND (
        day IS NULL AND $from IS NULL AND $to IS NULL OR day BETWEEN coalesce($from, '') AND coalesce($to, '9999')
    ) AND area = 'language' AND name = coalesce($measure, 'loaded_rate')
    GROUP BY outlet, name, area, share, used, counted_as, lang, unit
),
sums AS (
    SELECT
        outlet, name, any_value(area) AS area, share, CAST(coalesce(sum(articles) FILTER (used), 0) AS BIGINT) AS articles,
        sum(CASE WHEN unit IS NULL THEN articles ELSE least(articles, 1) END) FILTER (used) AS units, sum(k) FILTER (used) AS k,
        sum(n) FILTER (used) AS n, sum(CASE WHEN unit IS NULL THEN kk ELSE k * k END) FILTER (used) AS kk,
        sum(CASE WHEN unit IS NULL THEN kn ELSE k * n END) FILTER (used) AS kn,
        sum(CASE WHEN unit IS NULL THEN nn ELSE n * n END) FILTER (used) AS nn,
        CAST(coalesce(sum(sightings) FILTER (counted_as = 'wire'), 0) AS BIGINT) AS wire,
        CAST(coalesce(sum(sightings) FILTER (counted_as = 'other'), 0) AS BIGINT) AS other
    FROM each GROUP BY outlet, name, share
),
rates AS (SELECT *, k / nullif(n, 0) AS rate, rate_error(units, k, n, kk, kn, nn) AS error FROM sums)
SELECT
    outlet, name, articles, CASE WHEN share THEN n END AS n, rate,
    rate_low(share, rate, error, n, nn) AS low, rate_high(share, rate, error, n, nn) AS high,
    articles < 10 AS few, wire AS wire_left_out, other AS other_left_out
FROM rates
WHERE articles > 0
ORDER BY rate DESC NULLS LAST, outlet, name;
