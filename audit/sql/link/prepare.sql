-- Sightings that linking can read, by the newest kit of each, in order of day; parameter docs: some documents, or null for all.
CREATE OR REPLACE TEMP TABLE link_sighting AS
SELECT
    s.id AS sighting, s.doc, s.kit, d.text_id, d.words, s.day, try_cast(s.day AS DATE) AS date,
    counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet, s.published_at, s.fetched_at, c.counted, c.article
FROM latest_sighting AS l
JOIN sighting AS s ON s.id = l.sighting AND s.kit = l.kit
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
WHERE $docs IS NULL OR s.doc IN (SELECT unnest($docs::VARCHAR[]))
ORDER BY s.day;
