-- The outlets of a period: articles, and how many were excluded from the language rates, by reason.
SELECT
    x.outlet, coalesce(any_value(o.name), x.outlet) AS name, any_value(o.country) AS country, any_value(o.kind) AS kind,
    any_value(o.as_of) AS as_of, count(o.id) > 0 AS known,
    count(*) FILTER (x.now) AS articles, count(*) FILTER (NOT x.now) AS articles_before,
    count(*) FILTER (x.now AND x.counted = 'wire') AS wire, count(*) FILTER (x.now AND x.counted = 'other') AS other,
    count(*) FILTER (x.now AND x.counted = 'cut') AS cut, count(*) FILTER (x.now AND x.counted = 'withdrawn') AS withdrawn,
    count(*) FILTER (x.now AND x.counted = 'foreign') AS foreign_language,
    count(*) FILTER (x.now AND NOT has_loaded_model(x.lang)) AS without_model,
    count(*) FILTER (x.now AND x.format = 'text') AS plain,
    count(DISTINCT x.day) FILTER (x.now) AS days, coalesce(sum(x.words) FILTER (x.now), 0) AS words
FROM scope AS x LEFT JOIN outlet AS o ON o.id = x.outlet
WHERE x.outlet IS NOT NULL
GROUP BY x.outlet
HAVING count(*) FILTER (x.now) > 0
ORDER BY name, x.outlet
