-- Sentences of one text flagged as loaded, pieces joined, with probability and voice.
SELECT
    min(s.start) AS start, max(s.stop) AS stop, s.n, any_value(s.voice) AS voice, any_value(s.field) AS field,
    max(s.loaded_p) AS loaded_p,
    string_agg(substring(d.text, s.start + 1, s.stop - s.start), ' ' ORDER BY s.start) AS words
FROM sentence AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
WHERE s.doc = $doc AND s.kit = $kit AND s.loaded
GROUP BY s.n
ORDER BY start;
