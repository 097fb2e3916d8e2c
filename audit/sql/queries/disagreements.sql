-- Articles whose own declarations disagree about headline, author, date or address.
-- columns: outlet, day, url, field, values (n), the values with who said each.
-- do not infer: an error: a social headline is often shorter on purpose, and dates may be of an update.
-- set: outlet, from, to
SELECT c.outlet, c.day, s.url, k.field, count(DISTINCT k.value) AS n, list(DISTINCT k.origin || ': ' || k.value) AS said
FROM claim AS k
JOIN latest_sighting AS l ON l.sighting = k.sighting AND l.kit = k.kit
JOIN sighting AS s ON s.id = k.sighting AND s.kit = k.kit
JOIN counting AS c ON c.sighting = k.sighting AND c.kit = k.kit
WHERE k.field IN ('headline', 'published', 'canonical_url') AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
GROUP BY c.outlet, c.day, s.url, k.field, k.sighting
HAVING count(DISTINCT k.value) > 1
ORDER BY c.outlet, c.day DESC, s.url, k.field;
