-- Keep the measures of some texts beside them: parameters kit and docs.
INSERT INTO measured (sighting, doc, kit, outlet, day, month, week, counted, name, value, n, state)
SELECT
    s.id, s.doc, s.kit, s.outlet, s.day, strftime(try_cast(s.day AS DATE), '%Y-%m'), strftime(try_cast(s.day AS DATE), '%G-W%V'),
    CASE WHEN r.wire IS NOT NULL THEN 'wire' WHEN r.type <> 'news' THEN 'other' ELSE 'story' END,
    m.name, m.value, m.n, m.state
FROM measure AS m
JOIN sighting AS s ON s.doc = m.doc AND s.kit = m.kit
LEFT JOIN (
    SELECT
        sighting, kit,
        any_value(value) FILTER (field = 'wire_agency') AS wire,
        any_value(value) FILTER (field = 'type') AS type
    FROM resolved WHERE field IN ('wire_agency', 'type') GROUP BY sighting, kit
) AS r ON r.sighting = s.id AND r.kit = s.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[]));
