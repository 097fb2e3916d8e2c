-- What changed since the period before, and whether the change is larger than its interval; outlets with at least ten articles.
SELECT
    a.outlet, a.name, b.rate AS before, a.rate AS after, round(a.rate - b.rate, 6) AS change,
    round(1.96 * sqrt(a.se ** 2 + b.se ** 2), 6) AS margin, b.m AS m_before, a.m AS m_after,
    abs(a.rate - b.rate) > 1.96 * sqrt(a.se ** 2 + b.se ** 2) AS exceeds
FROM rates AS a JOIN rates AS b ON b.outlet = a.outlet AND b.name = a.name AND a.now AND NOT b.now
WHERE a.m >= 10 AND b.m >= 10 AND a.se > 0 AND b.se > 0
ORDER BY abs(a.rate - b.rate) / sqrt(a.se ** 2 + b.se ** 2) DESC, a.outlet, a.name
