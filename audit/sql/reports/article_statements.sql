-- The statements of one text piece by piece: words, cue, and the source where it is near certain.
SELECT
    s.start, s.stop, s.n, s.mode, s.act, s.source_p,
    CASE WHEN s.source_p > 0.75 OR s.source_p IS NULL THEN s.source END AS source,
    substring(d.text, s.start + 1, s.stop - s.start) AS words,
    substring(d.text, s.cue_start + 1, s.cue_stop - s.cue_start) AS cue,
    substring(d.text, s.source_start + 1, s.source_stop - s.source_start) AS named
FROM statement AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
WHERE s.doc = $doc AND s.kit = $kit
ORDER BY s.start, s.stop;
