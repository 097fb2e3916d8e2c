-- Measures of provenance: links of the story by relation.
CREATE OR REPLACE VIEW measure_provenance AS
SELECT
    s.doc, s.kit, 'external_links' AS name,
    CASE WHEN any_value(s.format) = 'html' THEN CAST(count(l.href) AS DOUBLE) END AS value, count(l.href) AS n
FROM first_sighting AS s
LEFT JOIN link AS l ON l.sighting = s.id AND l.kit = s.kit AND l.zone = 'body' AND l.relation = 'external'
GROUP BY s.doc, s.kit;
