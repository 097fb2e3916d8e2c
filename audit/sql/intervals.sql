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

-- Quantile for a rate: Student's for the effective number of articles, (Σn)²/Σn² − 1. Null for a single article.
CREATE OR REPLACE MACRO rate_quantile(n, nn) AS CASE WHEN n * n > 1.000001 * nn THEN student(greatest(n * n / nn - 1, 1)) END;

-- Number of independent units that a share is worth: r(1 − r)/se², at most n. Where no article differs from the rate, their
-- dependence cannot be seen: the geometric mean of n and of the effective number of articles.
CREATE OR REPLACE MACRO effective_units(rate, error, n, nn) AS CASE
    WHEN error > 1e-9 AND rate > 0 AND rate < 1 THEN least(rate * (1 - rate) / error ** 2, n) ELSE sqrt(n * n / nn * n)
END;

-- Lower end of the 95 % interval of a share r of ne units by its few positives alone (Byar's for a count, below five), where
-- Wilson's is too high; 1 where there are more.
CREATE OR REPLACE MACRO few_low(r, positives) AS
    CASE WHEN positives > 0 AND positives < 5 THEN r * greatest(1 - 1 / (9 * positives) - 1.96 / (3 * sqrt(positives)), 0) ** 3 ELSE 1.0 END;

-- The 95 % interval of a rate, {low, high}, from its error and the sums n and nn over articles: Wilson's for a share, with effective
-- units and Student's quantile; for a mean, which is never below 0, rate ± quantile · error. Null for a single article. What both
-- ends need is computed once, as x, because DuckDB plans each place where a macro repeats an argument.
CREATE OR REPLACE MACRO rate_interval(share, rate, error, n, nn) AS list_transform(
    [{
        'share': share, 'rate': rate, 'error': error, 'quantile': CASE WHEN rate IS NOT NULL THEN rate_quantile(n, nn) END,
        'units': effective_units(rate, error, n, nn)
    }],
    lambda x: {
        'low': CASE
            WHEN x.quantile IS NULL THEN NULL
            WHEN x.share THEN least(
                x.rate, wilson_low(x.rate, x.units, x.quantile), few_low(x.rate, x.rate * x.units * (1.96 / x.quantile) ** 2)
            )
            WHEN x.error IS NOT NULL THEN greatest(x.rate - x.quantile * x.error, 0)
        END,
        'high': CASE
            WHEN x.quantile IS NULL THEN NULL
            WHEN x.share THEN greatest(
                x.rate, wilson_high(x.rate, x.units, x.quantile),
                1 - few_low(1 - x.rate, (1 - x.rate) * x.units * (1.96 / x.quantile) ** 2)
            )
            ELSE x.rate + x.quantile * x.error
        END
    }
)[1];
CREATE OR REPLACE MACRO rate_low(share, rate, error, n, nn) AS rate_interval(share, rate, error, n, nn).low;
CREATE OR REPLACE MACRO rate_high(share, rate, error, n, nn) AS rate_interval(share, rate, error, n, nn).high;

-- Ends of the interval of a difference a − b of two independent rates, from theirs (Newcombe 1998).
CREATE OR REPLACE MACRO difference_low(a, a_low, b, b_high) AS a - b - sqrt((a - a_low) ** 2 + (b_high - b) ** 2);
CREATE OR REPLACE MACRO difference_high(a, a_high, b, b_low) AS a - b + sqrt((a_high - a) ** 2 + (b - b_low) ** 2);
