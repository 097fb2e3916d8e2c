-- Where the links of one article's story lead: class, relation and host, with their words.
SELECT l.zone, l.relation, l.kind, l.host, count(*) AS n, list(l.text ORDER BY l.start) AS texts, min(l.start) AS start
FROM link AS l
WHERE l.sighting = $sighting
GROUP BY l.zone, l.relation, l.kind, l.host
ORDER BY l.zone, l.relation DESC, min(l.start);
