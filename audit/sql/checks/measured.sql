-- Stored measures equal those of the measure views, for the newest kit of each sighting.
SELECT k.sighting, k.name, k.value AS kept, m.value AS counted, k.n AS kept_n, m.n AS counted_n
FROM measured AS k
LEFT JOIN measure AS m ON m.doc = k.doc AND m.kit = k.kit AND m.name = k.name
WHERE m.name IS NULL OR k.value IS DISTINCT FROM m.value OR k.n IS DISTINCT FROM m.n OR k.state IS DISTINCT FROM m.state;
