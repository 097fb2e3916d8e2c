-- Insertions of some texts.
SELECT i.doc, i.start, i.stop
FROM insertion AS i JOIN link_text AS l ON l.doc = i.doc AND l.kit = i.kit
WHERE i.doc IN (SELECT unnest($docs::VARCHAR[]));
