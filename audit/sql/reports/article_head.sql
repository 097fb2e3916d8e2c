-- The newest audit of one sighting: its resolved record, document and registry entry; `language` is null when
-- undetermined, `withdrawn` the status of an agency's item that its provider withdrew, or that a later version was.
SELECT
    a.*, nullif(a.lang, 'und') AS language, d.text, d.text_id, d.body_start, o.name AS outlet_name, o.country AS outlet_country, o.kind AS outlet_kind,
    o.as_of AS outlet_as_of, w.name AS wire_name,
    CASE WHEN c.counted = 'withdrawn' THEN coalesce((
        SELECT any_value(s.value) FROM claim AS s
        WHERE s.sighting = a.sighting AND s.kit = a.kit AND s.field = 'status' AND s.origin = 'export' AND s.value <> 'usable'
    ), 'withdrawn in a later version') END AS withdrawn
FROM settled_article AS a
JOIN latest AS n ON n.doc = a.doc AND n.kit = a.kit
JOIN document AS d ON d.id = a.doc AND d.kit = a.kit
JOIN counting AS c ON c.sighting = a.sighting AND c.kit = a.kit
LEFT JOIN outlet AS o ON o.id = a.outlet
LEFT JOIN outlet AS w ON w.id = a.wire_agency
WHERE a.sighting = $sighting;
