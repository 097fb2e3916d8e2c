-- The vintage of the data: kits, versions, time of fetching, and what was excluded for lack of an outlet or a day.
SELECT
    count(*) FILTER (now AND outlet IS NOT NULL) AS articles,
    count(*) FILTER (now AND outlet IS NULL) AS without_outlet,
    (SELECT count(*) FROM sighting WHERE day IS NULL) AS without_day,
    arg_min(fetched, in_order(fetched_at, fetched)) FILTER (now) AS first_fetched,
    arg_max(fetched, in_order(fetched_at, fetched)) FILTER (now) AS last_fetched,
    string_agg(DISTINCT kit, ', ' ORDER BY kit) FILTER (now) AS kits,
    (
        SELECT string_agg(DISTINCT r.version, ', ' ORDER BY r.version) FROM run AS r
        WHERE r.id IN (SELECT run FROM scope WHERE now)
    ) AS versions
FROM scope
