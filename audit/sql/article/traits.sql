-- Marks of language in one article that are shown, by voice, each with the sentence around it.
SELECT
    t.start, t.stop, t.feature, t.category, t.term, t.weight, t.voice, t.field,
    substring(d.text, t.start + 1, t.stop - t.start) AS words,
    coalesce(n.start, t.start) AS sentence_start,
    substring(d.text, coalesce(n.start, t.start) + 1, coalesce(n.stop, t.stop) - coalesce(n.start, t.start)) AS sentence
FROM sighting AS g
JOIN trait AS t ON t.doc = g.doc AND t.kit = g.kit
JOIN document AS d ON d.id = g.doc AND d.kit = g.kit
LEFT JOIN sentence AS n ON n.doc = t.doc AND n.kit = t.kit AND n.start <= t.start AND t.stop <= n.stop
WHERE g.id = $sighting AND t.feature = 'loaded'
ORDER BY t.start;
