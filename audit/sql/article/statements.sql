-- Every statement of one article: who, how, and in what words.
SELECT
    s.n, s.start, s.stop, s.mode, s.act, s.source, s.source_p, r.name,
    substring(d.text, s.start + 1, s.stop - s.start) AS words,
    substring(d.text, s.cue_start + 1, s.cue_stop - s.cue_start) AS cue,
    substring(d.text, s.source_start + 1, s.source_stop - s.source_start) AS mention
FROM sighting AS g
JOIN statement AS s ON s.doc = g.doc AND s.kit = g.kit
JOIN document AS d ON d.id = g.doc AND d.kit = g.kit
LEFT JOIN source AS r ON r.doc = s.doc AND r.kit = s.kit AND r.n = s.source
WHERE g.id = $sighting
ORDER BY s.start, s.n;
