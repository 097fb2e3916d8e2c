-- Correction notes, newest first: a service, not a fault.
SELECT
    x.outlet, x.day, x.url, x.headline, i.doc, i.start, i.stop,
    substring(d.text, i.start + 1, least(i.stop - i.start, 240)) AS words
FROM scope AS x
JOIN insertion AS i ON i.doc = x.doc AND i.kit = x.kit AND i.kind = 'correction'
JOIN document AS d ON d.id = x.doc AND d.kit = x.kit
WHERE x.now AND x.outlet IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY x.outlet ORDER BY x.day DESC, x.sighting) <= 8
ORDER BY x.outlet, x.day DESC, x.sighting
