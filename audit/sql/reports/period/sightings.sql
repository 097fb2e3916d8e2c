-- The sightings of a period with their outlets, each text once per outlet.
SELECT min(s.id) AS sighting, coalesce(s.outlet, s.host) AS outlet
FROM sighting AS s JOIN latest AS l ON l.doc = s.doc AND l.kit = s.kit
WHERE s.day >= $since AND s.day <= $until AND coalesce(s.outlet, s.host) IS NOT NULL
GROUP BY s.doc, coalesce(s.outlet, s.host)
ORDER BY outlet, sighting
