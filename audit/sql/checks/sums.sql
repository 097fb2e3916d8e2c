-- Stored sums equal those counted from the measures, and sightings by language those counted from the texts, but of stale months.
SELECT month, outlet, name, lang FROM (
    (SELECT * FROM month_sum EXCEPT SELECT * FROM month_sum_now)
    UNION ALL
    (SELECT * FROM month_sum_now WHERE EXISTS (FROM month_language) EXCEPT SELECT * FROM month_sum)
)
WHERE month NOT IN (SELECT month FROM month_stale WHERE month IS NOT NULL)
UNION ALL
SELECT month, outlet, 'sightings', lang FROM (
    (SELECT * FROM month_language EXCEPT SELECT * FROM month_language_now)
    UNION ALL
    (SELECT * FROM month_language_now WHERE EXISTS (FROM month_language) EXCEPT SELECT * FROM month_language)
)
WHERE coalesce(month, '') NOT IN (SELECT coalesce(month, '') FROM month_stale);
