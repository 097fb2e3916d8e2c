-- The difference between two outlets in each rate, with its interval.
SELECT
    a.name, a.rate AS a, a.low AS a_low, a.high AS a_high, a.k AS a_k, a.n AS a_n, a.m AS a_m,
    b.rate AS b, b.low AS b_low, b.high AS b_high, b.k AS b_k, b.n AS b_n, b.m AS b_m,
    round(a.rate - b.rate, 6) AS difference, round(1.96 * sqrt(a.se ** 2 + b.se ** 2), 6) AS margin,
    abs(a.rate - b.rate) > 1.96 * sqrt(a.se ** 2 + b.se ** 2) AND a.m >= 10 AND b.m >= 10 AS exceeds
FROM rates AS a JOIN rates AS b ON b.name = a.name
WHERE a.now AND b.now AND a.outlet = $left AND b.outlet = $right
ORDER BY a.name
