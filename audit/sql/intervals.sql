-- 97.5 % quantile of Student's distribution: Cornish-Fisher expansion of four terms, off by .0004 at 8 degrees of freedom.
CREATE OR REPLACE MACRO student(df) AS 1.959964 + 2.372271 / df + 2.822502 / df ** 2 + 2.555853 / df ** 3 + 1.589536 / df ** 4;

-- Ends of Wilson's interval for a rate r of which ne codes are known, with quantile t.
CREATE OR REPLACE MACRO wilson_low(r, ne, t) AS
    greatest((r + t * t / (2 * ne) - t * sqrt(r * (1 - r) / ne + t * t / (4 * ne * ne))) / (1 + t * t / ne), 0.0);
CREATE OR REPLACE MACRO wilson_high(r, ne, t) AS
    least((r + t * t / (2 * ne) + t * sqrt(r * (1 - r) / ne + t * t / (4 * ne * ne))) / (1 + t * t / ne), 1.0);

-- Standard error of a rate Σk/Σn clustered by article, from sums over m articles: √(Σ(k − r·n)² · m/(m − 1)) / Σn.
-- Null below two articles, and when no article differs from the rate.
CREATE OR REPLACE MACRO rate_error(m, k, n, kk, kn, nn) AS
    nullif(sqrt(greatest(kk - 2 * (k / n) * kn + (k / n) ** 2 * nn, 0) * m / nullif(m - 1, 0)) / nullif(n, 0), 0);

-- Degrees of freedom of a rate: the effective number of articles, (Σn)²/Σn², less one, at least 1. Null for a single article.
CREATE OR REPLACE MACRO freedom(n, nn) AS CASE WHEN n * n > 1.000001 * nn THEN greatest(n * n / nn - 1, 1) END;

-- Number of independent units that a share is worth by its error: r(1 − r)/se², at most n. Where no article differs from the
-- rate, their dependence cannot be seen: the geometric mean of n and of the effective number of articles.
CREATE OR REPLACE MACRO seen_units(rate, error, n, nn) AS CASE
    WHEN error > 1e-9 AND rate > 0 AND rate < 1 THEN least(rate * (1 - rate) / error ** 2, n) ELSE sqrt(n * n / nn * n)
END;

-- The same for a rare share p: the dependence of few positives is hardly seen, so the design effect n/units that they show is
-- averaged with the one where none is seen, √(Σn²/Σn), which counts as half a positive. Never more units than are seen.
CREATE OR REPLACE MACRO effective_units(p, seen, n, nn) AS least(seen, n * (p * seen + 0.5) / (p * n + 0.5 * sqrt(nn / n)));

-- Skewness that a share p of beta-binomial articles has beyond that of as many independent units, from its design effect n/units.
CREATE OR REPLACE MACRO clumped(p, units, n, nn) AS
    (1 - 2 * p) / sqrt(units * p * (1 - p)) * (1 - units / n) * (2 / (1 + coalesce((n / units - 1) / nullif(nn / n - 1, 0), 0)) - 1);

-- Quantile for the far end of the interval of a rate of that skewness (Johnson 1978).
CREATE OR REPLACE MACRO far_quantile(t, skewness) AS t + skewness * (1 + 2 * t * t) / 6;

-- Lower end of the 95 % interval of a share r of ne units by its few positives alone (Byar's for a count, below five), where
-- Wilson's is too high; 1 where there are more.
CREATE OR REPLACE MACRO few_low(r, positives) AS
    CASE WHEN positives > 0 AND positives < 5 THEN r * greatest(1 - 1 / (9 * positives) - 1.96 / (3 * sqrt(positives)), 0) ** 3 ELSE 1.0 END;

-- Ends of the interval of a share p of at most one half, towards 0 and away from it.
CREATE OR REPLACE MACRO near_end(p, units, t) AS least(p, wilson_low(p, units, t), few_low(p, p * units * (1.96 / t) ** 2));
CREATE OR REPLACE MACRO far_end(p, units, t, far) AS
    greatest(p, wilson_high(p, units, far), 1 - few_low(1 - p, (1 - p) * units * (1.96 / t) ** 2));

-- The 95 % interval of a rate, {low, high}, from its error and the sums n and nn over units (articles, or stories). A share has
-- Wilson's with Student's quantile, a mean, which is never below 0, rate ± quantile · error. The end away from 0 (of a share above
-- one half: from 1) is further off, because what is rare comes in clumps: by effective units, and by the skewness of a share of
-- clumped positives, or of a gamma-distributed mean, 2 se/r. A mean that is 0 in all articles ends at twice the rule of three (3.69
-- for 97.5 %), as if an article that has any had two. Null for a single unit. What both ends need is computed once, in steps,
-- because DuckDB plans each place where a macro repeats an argument.
CREATE OR REPLACE MACRO rate_interval(share, rate, error, n, nn) AS list_transform(list_transform(list_transform(
    [{
        'share': share, 'rate': rate, 'error': error, 'n': n, 'nn': nn, 'p': greatest(least(rate, 1 - rate), 0),
        'df': CASE WHEN rate IS NOT NULL THEN freedom(n, nn) END, 'seen': seen_units(rate, error, n, nn)
    }],
    lambda x: struct_insert(x, t := student(x.df), units := effective_units(x.p, x.seen, x.n, x.nn))),
    lambda x: struct_insert(x, far := far_quantile(x.t, CASE
        WHEN NOT x.share THEN 2 * x.error / x.rate
        WHEN x.p > 1e-9 THEN greatest(clumped(x.p, x.units, x.n, x.nn), 0)
        ELSE 0
    END))),
    lambda x: CASE
        WHEN x.t IS NULL THEN {'low': NULL, 'high': NULL}
        WHEN x.share AND x.rate <= 0.5 THEN {'low': near_end(x.p, x.seen, x.t), 'high': far_end(x.p, x.units, x.t, x.far)}
        WHEN x.share THEN {'low': 1 - far_end(x.p, x.units, x.t, x.far), 'high': 1 - near_end(x.p, x.seen, x.t)}
        WHEN x.rate = 0 THEN {'low': 0.0, 'high': 7.38 * x.nn / x.n ** 2}
        WHEN x.error IS NOT NULL THEN {'low': greatest(x.rate - x.t * x.error, 0), 'high': x.rate + x.far * x.error}
    END
)[1];
CREATE OR REPLACE MACRO rate_low(share, rate, error, n, nn) AS rate_interval(share, rate, error, n, nn).low;
CREATE OR REPLACE MACRO rate_high(share, rate, error, n, nn) AS rate_interval(share, rate, error, n, nn).high;

-- Ends of the interval of a difference a − b of two independent rates, from theirs (Newcombe 1998).
CREATE OR REPLACE MACRO difference_low(a, a_low, b, b_high) AS a - b - sqrt((a - a_low) ** 2 + (b_high - b) ** 2);
CREATE OR REPLACE MACRO difference_high(a, a_high, b, b_low) AS a - b + sqrt((a_high - a) ** 2 + (b - b_low) ** 2);
