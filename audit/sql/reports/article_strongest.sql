-- The strongest marks in the outlet's own voice, at most three: in flagged sentences first, then by the weight of the word and
-- the probability of its sentence; a term once, a sentence once.
SELECT start, stop, feature, category, term, voice, context_start, context_stop, words
FROM (
    SELECT t.*, row_number() OVER (PARTITION BY t.context_start ORDER BY t.strength DESC, t.start) AS of_sentence,
        row_number() OVER (PARTITION BY lower(t.term) ORDER BY t.strength DESC, t.start) AS of_term
    FROM (
        SELECT
            t.start, t.stop, t.feature, t.category, t.term, t.voice, substring(d.text, t.start + 1, t.stop - t.start) AS words,
            mark_strength(s.loaded, t.weight, s.loaded_p) AS strength,
            coalesce(s.start, b.start, t.start) AS context_start, coalesce(s.stop, b.stop, t.stop) AS context_stop
        FROM trait AS t
        JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
        LEFT JOIN sentence AS s ON s.doc = t.doc AND s.kit = t.kit AND t.start >= s.start AND t.start < s.stop
        LEFT JOIN block AS b ON b.doc = t.doc AND b.kit = t.kit AND t.start >= b.start AND t.start < b.stop
        WHERE t.doc = $doc AND t.kit = $kit AND is_own_mark(t.feature, t.voice)
    ) AS t
)
WHERE of_sentence = 1 AND of_term = 1
ORDER BY strength DESC, start
LIMIT 3;
