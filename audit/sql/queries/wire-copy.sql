-- How much of each outlet is agency copy, by agency and level.
-- columns: outlet, agency, level (full, partial, cited, own), articles, of how many articles of the outlet (n), share
--   with its 95 % interval, few.
-- do not infer: that uncredited texts are the outlet's own.
-- set: outlet, from, to
WITH credited AS (
    SELECT c.outlet, c.article, r.agency, r.level
    FROM counting AS c
    JOIN latest_sighting AS l ON l.sighting = c.sighting AND l.kit = c.kit
    LEFT JOIN (
        SELECT
            sighting, kit, any_value(value) FILTER (field = 'wire_agency') AS agency,
            any_value(value) FILTER (field = 'wire_level') AS level
        FROM resolved GROUP BY sighting, kit
    ) AS r ON r.sighting = c.sighting AND r.kit = c.kit
    WHERE c.outlet IS NOT NULL AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
),
whole AS (SELECT outlet, count(DISTINCT article) AS n FROM credited GROUP BY outlet),
sums AS (
    SELECT outlet, agency, level, count(DISTINCT article) AS k FROM credited WHERE agency IS NOT NULL GROUP BY outlet, agency, level
)
SELECT
    s.outlet, s.agency, s.level, s.k AS articles, w.n AS of_articles, s.k / w.n AS share,
    rate_low(true, s.k / w.n, rate_error(w.n, s.k, w.n, s.k, s.k, w.n), w.n, w.n) AS low,
    rate_high(true, s.k / w.n, rate_error(w.n, s.k, w.n, s.k, s.k, w.n), w.n, w.n) AS high, w.n < 10 AS few
FROM sums AS s JOIN whole AS w ON w.outlet = s.outlet
ORDER BY s.outlet, articles DESC, s.agency, s.level;
