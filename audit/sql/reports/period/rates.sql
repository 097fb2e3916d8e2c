-- Rates of each outlet with their intervals, now and before: r = Σk/Σn, se = √(Σ(k − r·n)² · m/(m − 1)) / Σn over m articles.
WITH pooled AS (
    SELECT outlet, now, name, sum(k) AS k, sum(n) AS n, sum(n * n) AS nn, count(*) AS m, sum(k) / sum(n) AS rate
    FROM counted WHERE n > 0 AND k IS NOT NULL GROUP BY outlet, now, name
),
spread AS (
    SELECT p.outlet, p.now, p.name, sqrt(sum((c.k - p.rate * c.n) ** 2) * any_value(p.m) / nullif(any_value(p.m) - 1, 0)) / any_value(p.n) AS se
    FROM pooled AS p JOIN counted AS c ON c.outlet = p.outlet AND c.now = p.now AND c.name = p.name
    WHERE c.n > 0 AND c.k IS NOT NULL GROUP BY p.outlet, p.now, p.name
)
SELECT
    p.outlet, p.now, p.name, CAST(p.m AS INTEGER) AS m, CAST(p.k AS BIGINT) AS k, CAST(p.n AS BIGINT) AS n,
    round(p.rate, 6) AS rate, CASE WHEN s.se > 1e-9 THEN round(s.se, 6) END AS se,
    round(rate_low(true, p.rate, s.se, p.n, p.nn), 6) AS low, round(rate_high(true, p.rate, s.se, p.n, p.nn), 6) AS high,
    round(c.corrected, 6) AS corrected, round(c.beyond_low, 6) AS corrected_low, round(c.beyond_high, 6) AS corrected_high,
    c.codes, c.coders, c.sample  -- by readers, beyond these articles; null unless a sample was drawn from exactly these
FROM pooled AS p JOIN spread AS s ON s.outlet = p.outlet AND s.now = p.now AND s.name = p.name
LEFT JOIN corrected_outlet AS c
    ON c.best AND c.shown AND p.now AND c.outlet = p.outlet AND c.articles = p.m AND c.first_day >= $since AND c.last_day <= $until
    AND c.measure = CASE p.name WHEN 'rate_flagged' THEN 'loaded_rate' WHEN 'rate_agency_copy' THEN 'agency_copy' END
ORDER BY p.name, p.outlet, p.now DESC
