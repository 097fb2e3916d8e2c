-- What changed since the period before, and whether the change is larger than its interval; outlets with at least ten articles.
SELECT
    a.outlet, a.name, b.rate AS before, a.rate AS after, round(a.rate - b.rate, 6) AS change,
    round(difference_low(a.rate, a.low, b.rate, b.high), 6) AS low, round(difference_high(a.rate, a.high, b.rate, b.low), 6) AS high,
    b.m AS m_before, a.m AS m_after,
    difference_low(a.rate, a.low, b.rate, b.high) > 0 OR difference_high(a.rate, a.high, b.rate, b.low) < 0 AS exceeds
FROM rates AS a JOIN rates AS b ON b.outlet = a.outlet AND b.name = a.name AND a.now AND NOT b.now
WHERE a.m >= 10 AND b.m >= 10
ORDER BY abs(a.rate - b.rate) / (difference_high(a.rate, a.high, b.rate, b.low) - difference_low(a.rate, a.low, b.rate, b.high)) DESC, a.outlet, a.name
