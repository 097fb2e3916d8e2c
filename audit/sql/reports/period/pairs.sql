-- The difference between two outlets in each rate, with its interval.
SELECT
    a.name, a.rate AS a, a.low AS a_low, a.high AS a_high, a.k AS a_k, a.n AS a_n, a.m AS a_m,
    b.rate AS b, b.low AS b_low, b.high AS b_high, b.k AS b_k, b.n AS b_n, b.m AS b_m,
    round(a.rate - b.rate, 6) AS difference, round(difference_low(a.rate, a.low, b.rate, b.high), 6) AS low,
    round(difference_high(a.rate, a.high, b.rate, b.low), 6) AS high, a.m >= 10 AND b.m >= 10 AND (
        difference_low(a.rate, a.low, b.rate, b.high) > 0 OR difference_high(a.rate, a.high, b.rate, b.low) < 0
    ) AS exceeds
FROM rates AS a JOIN rates AS b ON b.name = a.name
WHERE a.now AND b.now AND a.outlet = $left AND b.outlet = $right
ORDER BY a.name
