-- The newest audit of one sighting: its resolved record, document and registry entry; `language` is null when undetermined.
SELECT
    a.*, nullif(a.lang, 'und') AS language, d.text, d.text_id, d.body_start, o.name AS outlet_name, o.country AS outlet_country, o.kind AS outlet_kind,
    o.as_of AS outlet_as_of
FROM settled_article AS a
JOIN latest AS n ON n.doc = a.doc AND n.kit = a.kit
JOIN document AS d ON d.id = a.doc AND d.kit = a.kit
LEFT JOIN outlet AS o ON o.id = a.outlet
WHERE a.sighting = $sighting;
