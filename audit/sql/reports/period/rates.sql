-- Rates of each outlet with their intervals, now and before: r = Σk/Σn, se = √(Σ(k − r·n)² · u/(u − 1)) / Σn over u units.
WITH unit AS (  -- articles; those on one linked story that count alike and are in one language are one
    SELECT c.outlet, c.now, c.name, sum(c.k) AS k, sum(c.n) AS n, count(*) AS m
    FROM counted AS c
    JOIN scope AS x ON x.sighting = c.sighting AND x.now = c.now
    LEFT JOIN story_unit AS u ON u.sighting = c.sighting
    WHERE c.n > 0 AND c.k IS NOT NULL
    GROUP BY c.outlet, c.now, c.name, coalesce(u.story || ' ' || x.counted || ' ' || language_of(x.lang), c.sighting)
),
pooled AS (
    SELECT outlet, now, name, sum(k) AS k, sum(n) AS n, sum(n * n) AS nn, sum(m) AS m, count(*) AS units, sum(k) / sum(n) AS rate
    FROM unit GROUP BY outlet, now, name
),
spread AS (
    SELECT
        p.outlet, p.now, p.name,
        sqrt(sum((u.k - p.rate * u.n) ** 2) * any_value(p.units) / nullif(any_value(p.units) - 1, 0)) / any_value(p.n) AS se
    FROM pooled AS p JOIN unit AS u ON u.outlet = p.outlet AND u.now = p.now AND u.name = p.name
    GROUP BY p.outlet, p.now, p.name
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
