-- Documents and reports that a page names as a source without any link to a primary document.
-- columns: outlet, day, url, document as the text names it, statements, start of the first.
-- do not infer: that the document cannot be found: print-first outlets link little, and some documents are not online.
-- set: outlet, from, to
SELECT c.outlet, c.day, s.url, c.name AS document, c.statements, c.start
FROM sources AS c
JOIN sighting AS s ON s.id = c.sighting AND s.kit = c.kit
ANTI JOIN (
    SELECT sighting, kit FROM link WHERE zone = 'body' AND starts_with(kind, 'primary')
) AS k ON k.sighting = c.sighting AND k.kit = c.kit
WHERE c.kind = 'document' AND s.format = 'html' AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
ORDER BY c.outlet, c.day DESC, s.url, c.start;
