-- Primary documents that stories link to: laws, courts, statistics, papers, statements.
-- columns: outlet, day, url, class of the document, address of the document, words of the link, start, stop.
-- do not infer: that the document supports the sentence.
-- set: outlet, from, to
SELECT c.outlet, c.day, s.url, k.kind, k.href, k.text, k.start, k.stop
FROM link AS k
JOIN latest_sighting AS l ON l.sighting = k.sighting AND l.kit = k.kit
JOIN sighting AS s ON s.id = k.sighting AND s.kit = k.kit
JOIN counting AS c ON c.sighting = k.sighting AND c.kit = k.kit
WHERE starts_with(k.kind, 'primary') AND k.zone = 'body' AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
ORDER BY c.outlet, c.day DESC, s.url, k.start;
