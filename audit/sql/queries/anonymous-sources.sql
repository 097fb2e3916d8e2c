-- How often the sources of an outlet's stories stay unnamed, and how often a reason for anonymity is given.
-- columns: outlet, articles, sources (n), unnamed, share with its 95 % interval clustered by article, granted
--   anonymity, those with a reason, few (below ten articles).
-- do not infer: that unnamed sources are worse: some stories cannot be reported otherwise.
-- set: outlet, from, to
WITH each AS (
    SELECT
        c.outlet, count(DISTINCT c.doc) AS articles, CAST(count(*) AS DOUBLE) AS n,
        CAST(count(*) FILTER (c.identity IN ('unnamed_group', 'granted_anonymity')) AS DOUBLE) AS k,
        count(*) FILTER (c.identity = 'granted_anonymity') AS granted,
        count(*) FILTER (c.identity = 'granted_anonymity' AND c.reason_given IS NOT NULL) AS with_reason
    FROM sources AS c
    JOIN rated AS g ON g.sighting = c.sighting AND g.kit = c.kit
    LEFT JOIN story_unit AS u ON u.sighting = c.sighting
    WHERE coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
    GROUP BY c.outlet, coalesce(u.story, c.doc)
),
sums AS (
    SELECT outlet, CAST(sum(articles) AS BIGINT) AS m, sum(k) AS k, sum(n) AS n, sum(n * n) AS nn, sum(granted) AS granted, sum(with_reason) AS with_reason,
        rate_error(count(*), sum(k), sum(n), sum(k * k), sum(k * n), sum(n * n)) AS error
    FROM each GROUP BY outlet
)
SELECT
    outlet, m AS articles, n AS sources, k AS unnamed, k / n AS share_unnamed, rate_low(true, k / n, error, n, nn) AS low,
    rate_high(true, k / n, error, n, nn) AS high, granted, with_reason, m < 10 AS few
FROM sums
ORDER BY share_unnamed DESC, outlet;
