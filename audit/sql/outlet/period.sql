-- Measures of each outlet by month and week: a share as Σk/Σn, others as the mean of articles, with the 95 % interval clustered by
-- `units`: articles, of which those on one linked story are one. Below ten articles `few` is true. Left out of the rate, and
-- counted here: wire copy, articles declared as something other than news, texts cut short, and items that their provider withdrew.
-- With unit and period given, only that period is read. `corrected` is the rate by the codes of readers, for what the outlet
-- prints beyond these articles; it is null unless a sample was drawn from exactly these articles.
CREATE OR REPLACE VIEW outlet_period AS
SELECT
    p.unit, p.period, p.outlet, p.area, p.name, CAST(p.articles AS INTEGER) AS articles,
    CASE WHEN share THEN k END AS k, CASE WHEN share THEN n END AS n, rate,
    ends.low, ends.high,
    p.articles < 10 AS few, wire, other, cut, withdrawn, error, c.corrected, c.beyond_low AS corrected_low,
    c.beyond_high AS corrected_high, c.codes, c.sample, CAST(p.units AS INTEGER) AS units
FROM (
    SELECT *, rate_interval(share, rate, error, n, nn) AS ends
    FROM (SELECT *, k / nullif(n, 0) AS rate, rate_error(units, k, n, kk, kn, nn) AS error FROM outlet_sum)
) AS p
LEFT JOIN corrected_outlet AS c
    ON c.best AND c.outlet = p.outlet AND c.measure = p.name AND c.articles = p.articles AND c.shown
    AND p.period = CASE p.unit WHEN 'month' THEN strftime(try_cast(c.first_day AS DATE), '%Y-%m') ELSE strftime(try_cast(c.first_day AS DATE), '%G-W%V') END
    AND p.period = CASE p.unit WHEN 'month' THEN strftime(try_cast(c.last_day AS DATE), '%Y-%m') ELSE strftime(try_cast(c.last_day AS DATE), '%G-W%V') END;

-- Each outlet beside all others of the same period together, in rates of language and attribution all those of its language:
-- difference of the rates with its interval.
CREATE OR REPLACE VIEW outlet_beside_others AS
SELECT
    unit, period, outlet, area, name, CAST(articles AS INTEGER) AS articles, rate,
    CAST(others AS INTEGER) AS others, CAST(others_articles AS INTEGER) AS others_articles, others_rate,
    rate - others_rate AS difference,
    difference_low(rate, ends.low, others_rate, others_ends.high) AS low,
    difference_high(rate, ends.high, others_rate, others_ends.low) AS high,
    articles < 10 OR others_articles < 10 AS few
FROM (
    SELECT
        *, rate_interval(share, rate, error, n, nn) AS ends,
        rate_interval(share, others_rate, others_error, n_o, onn) AS others_ends
    FROM (
        SELECT
            *, k / nullif(n, 0) AS rate, rate_error(units, k, n, kk, kn, nn) AS error, ok / nullif(n_o, 0) AS others_rate,
            rate_error(others_units, ok, n_o, okk, okn, onn) AS others_error
        FROM (
            SELECT
                *, count(*) OVER every - 1 AS others, sum(articles) OVER every - articles AS others_articles,
                sum(units) OVER every - units AS others_units,
                sum(k) OVER every - k AS ok, sum(n) OVER every - n AS n_o, sum(kk) OVER every - kk AS okk,
                sum(kn) OVER every - kn AS okn, sum(nn) OVER every - nn AS onn
            FROM outlet_sum LEFT JOIN outlet_language USING (outlet)
            WHERE articles > 0
            WINDOW every AS (PARTITION BY unit, period, name, CASE WHEN area IN ('language', 'balance') THEN lang END)
        )
    )
);

-- Change of each outlet from its previous period (gaps are not filled): difference of the rates with its interval.
CREATE OR REPLACE VIEW outlet_change AS
SELECT
    * EXCLUDE (low_now, high_now, low_before, high_before), rate - rate_before AS change,
    difference_low(rate, low_now, rate_before, high_before) AS low, difference_high(rate, high_now, rate_before, low_before) AS high
FROM (
    SELECT
        unit, period, lag(period) OVER line AS period_before, outlet, area, name, articles,
        lag(articles) OVER line AS articles_before, rate, lag(rate) OVER line AS rate_before, few OR lag(few) OVER line AS few,
        error, lag(error) OVER line AS error_before, low AS low_now, high AS high_now, lag(low) OVER line AS low_before,
        lag(high) OVER line AS high_before
    FROM outlet_period
    WHERE rate IS NOT NULL
    WINDOW line AS (PARTITION BY unit, outlet, name ORDER BY period)
);
