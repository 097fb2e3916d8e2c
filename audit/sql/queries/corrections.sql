-- Corrections and editor's notes, with their words.
-- columns: outlet, day, url, kind, words, start, stop.
-- do not infer: carelessness: a correction is a good sign, and none does not mean no errors.
-- set: outlet, from, to
SELECT c.outlet, c.day, s.url, c.kind, c.words, c.start, c.stop
FROM insertions AS c JOIN sighting AS s ON s.id = c.sighting AND s.kit = c.kit
WHERE c.kind IN ('correction', 'editor_note') AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
ORDER BY c.outlet, c.day DESC, s.url, c.start;
