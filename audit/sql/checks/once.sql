-- Texts, sightings, runs, shards and measures of a sighting are unique.
SELECT 'document' AS kind, id, kit, count(*) AS n FROM document GROUP BY id, kit HAVING count(*) > 1
UNION ALL SELECT 'sighting', id, kit, count(*) FROM sighting GROUP BY id, kit HAVING count(*) > 1
UNION ALL SELECT 'run', id, kit, count(*) FROM run GROUP BY id, kit HAVING count(*) > 1
UNION ALL SELECT 'shard', name, '', count(*) FROM shard GROUP BY name HAVING count(*) > 1
UNION ALL SELECT 'measured', sighting, name, count(*) FROM measured GROUP BY sighting, name HAVING count(*) > 1
UNION ALL SELECT 'failure', sighting, kit, count(*) FROM failure WHERE sighting IS NOT NULL GROUP BY sighting, kit HAVING count(*) > 1;
