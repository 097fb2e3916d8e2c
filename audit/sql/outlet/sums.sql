-- Sums over counted articles by outlet and period: k of n for a share; for other measures k is the value and n is 1.
CREATE OR REPLACE VIEW outlet_sum AS
SELECT
    unit, period, outlet, area, name, is_share(name) AS share,
    CAST(coalesce(sum(articles) FILTER (used), 0) AS BIGINT) AS articles,
    CAST(coalesce(sum(units) FILTER (used), 0) AS BIGINT) AS units, sum(k) FILTER (used) AS k, sum(n) FILTER (used) AS n,
    sum(kk) FILTER (used) AS kk, sum(kn) FILTER (used) AS kn, sum(nn) FILTER (used) AS nn,
    CAST(coalesce(sum(sightings) FILTER (counted = 'wire'), 0) AS BIGINT) AS wire,
    CAST(coalesce(sum(sightings) FILTER (counted = 'other'), 0) AS BIGINT) AS other,
    CAST(coalesce(sum(sightings) FILTER (counted = 'cut'), 0) AS BIGINT) AS cut,
    CAST(coalesce(sum(sightings) FILTER (counted = 'withdrawn'), 0) AS BIGINT) AS withdrawn
FROM (
    SELECT 'month' AS unit, s.month AS period, s.*, counts_in(s.area, s.name, s.counted, s.lang, l.lang) AS used
    FROM month_sums AS s LEFT JOIN outlet_language AS l ON l.outlet = s.outlet
    UNION ALL BY NAME
    SELECT 'week' AS unit, s.week AS period, s.*, counts_in(s.area, s.name, s.counted, s.lang, l.lang) AS used
    FROM week_sum_now AS s LEFT JOIN outlet_language AS l ON l.outlet = s.outlet
)
GROUP BY unit, period, outlet, area, name;
