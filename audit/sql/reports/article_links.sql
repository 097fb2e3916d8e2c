-- Links that readers can follow from one article.
SELECT start, stop, text, href, host, relation, kind, zone, rel
FROM link WHERE sighting = $sighting AND kit = $kit
ORDER BY start, stop, href;
