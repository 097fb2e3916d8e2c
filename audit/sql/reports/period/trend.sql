-- Rates of each outlet over the last eight weeks or months, with n; a period without ten articles is a gap. Empty for other spans.
SELECT
    p.outlet, p.period, CASE p.name
        WHEN 'loaded_rate' THEN 'rate_flagged' WHEN 'promo_share' THEN 'rate_promotion'
        WHEN 'unnamed_share' THEN 'rate_unnamed_sources' ELSE 'rate_direct_quotation'
    END AS name,
    p.articles, round(p.rate, 6) AS rate, round(p.low, 6) AS low, round(p.high, 6) AS high
FROM outlet_period AS p
JOIN (
    SELECT CASE
        WHEN CAST($since AS DATE) = date_trunc('month', CAST($since AS DATE)) AND CAST($until AS DATE) = last_day(CAST($since AS DATE)) THEN 'month'
        WHEN CAST($until AS DATE) - CAST($since AS DATE) = 6 AND isodow(CAST($since AS DATE)) = 1 THEN 'week'
    END AS unit
) AS u ON u.unit = p.unit
WHERE p.name IN ('loaded_rate', 'promo_share', 'unnamed_share', 'direct_share') AND p.articles >= 10 AND p.rate IS NOT NULL
    AND p.period BETWEEN
        CASE u.unit WHEN 'month' THEN strftime(CAST($first AS DATE), '%Y-%m') ELSE strftime(CAST($first AS DATE), '%G-W%V') END
        AND CASE u.unit WHEN 'month' THEN strftime(CAST($until AS DATE), '%Y-%m') ELSE strftime(CAST($until AS DATE), '%G-W%V') END
ORDER BY p.outlet, name, p.period
