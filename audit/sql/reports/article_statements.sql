-- Pieces of the statements of one text: words, cue, and the source where it is near certain, else the likeliest one.
SELECT
    s.start, s.stop, s.n, s.mode, s.act, s.source_p,
    CASE WHEN near_certain(s.source_p) THEN s.source END AS source,
    CASE WHEN NOT near_certain(s.source_p) THEN v.name END AS perhaps,
    substring(d.text, s.start + 1, s.stop - s.start) AS words,
    substring(d.text, s.cue_start + 1, s.cue_stop - s.cue_start) AS cue,
    substring(d.text, s.source_start + 1, s.source_stop - s.source_start) AS named
FROM statement AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
LEFT JOIN source AS v ON v.doc = s.doc AND v.kit = s.kit AND v.n = s.source
WHERE s.doc = $doc AND s.kit = $kit
ORDER BY s.start, s.stop;
