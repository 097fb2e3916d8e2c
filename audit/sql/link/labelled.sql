-- Accounts up to a day, with the inputs by which labels name them.
SELECT d.sighting, d.doc, d.day, s.input
FROM link_dated AS d JOIN sighting AS s ON s.id = d.sighting AND s.kit = d.kit
WHERE d.day <= $until
ORDER BY d.nr;
