-- Every measure of every outlet over a period, each with its n and interval.
-- columns: outlet, measure, articles, n, rate (shares) or mean (others), low and high (95 %), few (below ten articles),
--   what was left out.
-- do not infer: a ranking: outlets cover different things; look at n and interval first.
-- set: outlet, from, to
WITH sums AS (
    SELECT
        outlet, name, any_value(area) AS area, share,
        count(k) FILTER (used) AS articles, sum(k) FILTER (used) AS k, sum(of_n) FILTER (used AND k IS NOT NULL) AS n,
        sum(k * k) FILTER (used) AS kk, sum(k * of_n) FILTER (used) AS kn,
        sum(of_n * of_n) FILTER (used AND k IS NOT NULL) AS nn,
        count(*) FILTER (counted_as = 'wire') AS wire, count(*) FILTER (counted_as = 'other') AS other
    FROM counted
    WHERE outlet = coalesce($outlet, outlet) AND (
        day IS NULL AND $from IS NULL AND $to IS NULL OR day BETWEEN coalesce($from, '') AND coalesce($to, '9999')
    )
    GROUP BY outlet, name, share
),
rates AS (SELECT *, k / nullif(n, 0) AS rate, rate_error(articles, k, n, kk, kn, nn) AS error FROM sums)
SELECT
    outlet, area, name, articles, CASE WHEN share THEN n END AS n, rate,
    rate_low(share, rate, error, n, nn) AS low, rate_high(share, rate, error, n, nn) AS high,
    articles < 10 AS few, wire AS wire_left_out, other AS other_left_out
FROM rates
WHERE articles > 0
ORDER BY area, name, outlet;
