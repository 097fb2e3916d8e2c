-- Accounts of some texts by the newest kit of each, with the sighting that was published first; `counted` as in the view.
SELECT
    s.id AS sighting, s.doc, d.text_id, d.text, d.lang, d.body_start, d.words,
    counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet, s.day, s.published, s.published_at, s.fetched_at,
    r.headline, r.agency, c.counted
FROM latest_sighting AS l
JOIN sighting AS s ON s.id = l.sighting AND s.kit = l.kit
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
LEFT JOIN (
    SELECT
        sighting, kit, any_value(value) FILTER (field = 'headline') AS headline,
        any_value(value) FILTER (field = 'wire_agency') AS agency
    FROM resolved WHERE field IN ('headline', 'wire_agency') GROUP BY sighting, kit
) AS r ON r.sighting = s.id AND r.kit = s.kit
WHERE s.doc IN (SELECT unnest($docs::VARCHAR[]))
QUALIFY row_number() OVER (PARTITION BY s.doc ORDER BY s.day, s.id) = 1
ORDER BY s.id;
