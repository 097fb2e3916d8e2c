-- Each outlet's measures beside all other outlets over the same months.
-- columns: unit, period, outlet, measure, its rate and n of articles, the others' rate and articles, difference with
--   its 95 % interval, few.
-- do not infer: that the outlets covered the same events; for that see story-peers. Of many differences one in twenty leaves out 0
--   by chance.
-- set: outlet, from, to, unit
SELECT unit, period, outlet, name, articles, rate, others, others_articles, others_rate, difference, low, high, few
FROM outlet_beside_others
WHERE unit = coalesce($unit, 'month') AND outlet = coalesce($outlet, outlet)
    AND period BETWEEN coalesce($from, '') AND coalesce($to, '9999')
ORDER BY name, period, outlet;
