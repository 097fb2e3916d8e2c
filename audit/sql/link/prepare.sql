-- Accounts that linking can read, by the newest kit of each; parameter docs: some documents, or null for all.
CREATE OR REPLACE TEMP TABLE link_account AS
SELECT
    s.id AS sighting, s.doc, s.kit, d.text_id, d.lang, d.body_start, d.words, s.day,
    counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet, s.published, s.published_at, s.fetched_at, s.input,
    r.headline, r.agency, r.genre, c.counted, c.article
FROM latest_sighting AS l
JOIN sighting AS s ON s.id = l.sighting AND s.kit = l.kit
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
LEFT JOIN (
    SELECT
        sighting, kit, any_value(value) FILTER (field = 'headline') AS headline,
        any_value(value) FILTER (field = 'wire_agency') AS agency, any_value(value) FILTER (field = 'type') AS genre
    FROM resolved WHERE field IN ('headline', 'type', 'wire_agency') GROUP BY sighting, kit
) AS r ON r.sighting = s.id AND r.kit = s.kit
WHERE $docs IS NULL OR s.doc IN (SELECT unnest($docs::VARCHAR[]));

CREATE OR REPLACE TEMP TABLE link_text AS SELECT DISTINCT doc, kit FROM link_account;
