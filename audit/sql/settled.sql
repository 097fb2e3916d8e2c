-- One row for each sighting and kit with its resolved fields: headline, authors, dates and outlet.
CREATE OR REPLACE VIEW settled_article AS
SELECT
    s.id AS sighting, s.doc, s.kit, s.input, s.url, s.host, s.outlet, s.outlet_basis, s.format, s.access, s.fetched, s.run,
    s.day, s.published_at, s.fetched_at, d.lang, d.words,
    any_value(r.value) FILTER (r.field = 'headline') AS headline,
    list(r.value ORDER BY r.n) FILTER (r.field = 'author') AS authors,
    any_value(r.value) FILTER (r.field = 'published') AS published,
    any_value(r.value) FILTER (r.field = 'modified') AS modified,
    any_value(r.value) FILTER (r.field = 'section') AS section,
    any_value(r.value) FILTER (r.field = 'type') AS type,
    any_value(r.value) FILTER (r.field = 'wire_agency') AS wire_agency,
    any_value(r.value) FILTER (r.field = 'wire_level') AS wire_level
FROM sighting AS s
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
LEFT JOIN resolved AS r ON r.sighting = s.id AND r.kit = s.kit
GROUP BY ALL;
