-- Standard error of a rate Σk/Σn clustered by article, from sums over m articles: √(Σ(k − r·n)² · m/(m − 1)) / Σn.
-- Null below two articles, and when no article differs from the rate.
CREATE OR REPLACE MACRO rate_error(m, k, n, kk, kn, nn) AS
    nullif(sqrt(greatest(kk - 2 * (k / n) * kn + (k / n) ** 2 * nn, 0) * m / nullif(m - 1, 0)) / nullif(n, 0), 0);

-- Ends of the 95 % interval of a share; null without an error.
CREATE OR REPLACE MACRO share_low(rate, error) AS CASE WHEN error IS NOT NULL THEN greatest(rate - 1.96 * error, 0) END;
CREATE OR REPLACE MACRO share_high(rate, error) AS CASE WHEN error IS NOT NULL THEN least(rate + 1.96 * error, 1) END;

-- Sums over counted articles by outlet and period: k of n for a share; for other measures k is the value and n is 1.
CREATE OR REPLACE VIEW outlet_sum AS
SELECT
    'month' AS unit, month AS period, outlet, area, name, share,
    count(k) FILTER (used) AS articles, sum(k) FILTER (used) AS k, sum(of_n) FILTER (used AND k IS NOT NULL) AS n,
    sum(k * k) FILTER (used) AS kk, sum(k * of_n) FILTER (used) AS kn,
    sum(of_n * of_n) FILTER (used AND k IS NOT NULL) AS nn,
    count(*) FILTER (counted_as = 'wire') AS wire, count(*) FILTER (counted_as = 'other') AS other,
    count(*) FILTER (counted_as = 'cut') AS cut, count(*) FILTER (counted_as = 'withdrawn') AS withdrawn
FROM counted
WHERE month IS NOT NULL
GROUP BY month, outlet, area, name, share
UNION ALL
SELECT
    'week' AS unit, week AS period, outlet, area, name, share,
    count(k) FILTER (used) AS articles, sum(k) FILTER (used) AS k, sum(of_n) FILTER (used AND k IS NOT NULL) AS n,
    sum(k * k) FILTER (used) AS kk, sum(k * of_n) FILTER (used) AS kn,
    sum(of_n * of_n) FILTER (used AND k IS NOT NULL) AS nn,
    count(*) FILTER (counted_as = 'wire') AS wire, count(*) FILTER (counted_as = 'other') AS other,
    count(*) FILTER (counted_as = 'cut') AS cut, count(*) FILTER (counted_as = 'withdrawn') AS withdrawn
FROM counted
WHERE week IS NOT NULL
GROUP BY week, outlet, area, name, share;
