-- Statements within statements of one text: source within the outer one, words and cue.
SELECT
    r.start, r.stop, r.n, r.statement, r.mode, r.act,
    substring(d.text, r.start + 1, r.stop - r.start) AS words,
    substring(d.text, r.cue_start + 1, r.cue_stop - r.cue_start) AS cue,
    substring(d.text, r.source_start + 1, r.source_stop - r.source_start) AS named
FROM reported AS r JOIN document AS d ON d.id = r.doc AND d.kit = r.kit
WHERE r.doc = $doc AND r.kit = $kit
ORDER BY r.start, r.stop;
