-- The marks of language of one text, each with the sentence (else the block) that it stands in.
SELECT
    t.start, t.stop, t.feature, t.category, t.term, t.weight, t.voice, t.field,
    substring(d.text, t.start + 1, t.stop - t.start) AS words,
    coalesce(s.start, b.start, t.start) AS context_start,
    coalesce(s.stop, b.stop, t.stop) AS context_stop,
    s.loaded_p, s.start IS NOT NULL AS in_sentence
FROM trait AS t
JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
LEFT JOIN sentence AS s ON s.doc = t.doc AND s.kit = t.kit AND t.start >= s.start AND t.start < s.stop
LEFT JOIN block AS b ON b.doc = t.doc AND b.kit = t.kit AND t.start >= b.start AND t.start < b.stop
WHERE t.doc = $doc AND t.kit = $kit
ORDER BY t.start, t.stop, t.feature;
