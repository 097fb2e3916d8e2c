-- Insertions of one text, with their words.
SELECT
    i.start, i.stop, i.role, i.kind, i.rule, i.fused, i.zone, i.href, i.host,
    substring(d.text, i.start + 1, i.stop - i.start) AS words,
    substring(d.text, i.headline_start + 1, i.headline_stop - i.headline_start) AS headline
FROM insertion AS i JOIN document AS d ON d.id = i.doc AND d.kit = i.kit
WHERE i.doc = $doc AND i.kit = $kit
ORDER BY i.start, i.stop;
