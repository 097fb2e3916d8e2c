-- How each outlet's measures changed from period to period, and whether beyond the interval.
-- columns: unit, outlet, measure, period before and period, rates and articles of both, change with its 95 % interval,
--   beyond, few.
-- do not infer: a trend from two periods, nor a cause; a gap between the periods is a gap in the data;
--   of many changes one in twenty is beyond its interval by chance.
-- set: outlet, from, to, unit
SELECT
    unit, outlet, name, period_before, period, articles_before, articles, rate_before, rate, change, low, high,
    low > 0 OR high < 0 AS beyond, few
FROM outlet_change
WHERE period_before IS NOT NULL AND unit = coalesce($unit, 'month') AND outlet = coalesce($outlet, outlet)
    AND period BETWEEN coalesce($from, '') AND coalesce($to, '9999')
ORDER BY name, outlet, period;
