-- Blocks of some texts that the page sets apart as quotations.
SELECT b.doc, b.start, b.stop
FROM block AS b JOIN link_text AS l ON l.doc = b.doc AND l.kit = b.kit
WHERE b.tag = 'blockquote' AND b.doc IN (SELECT unnest($docs::VARCHAR[]));
