-- Marks of language of one text, each with its sentence (else its block).
WITH whole AS (  -- joins the pieces of a sentence cut by an insertion
    SELECT s.n, string_agg(substring(d.text, s.start + 1, s.stop - s.start), ' ' ORDER BY s.start) AS words
    FROM sentence AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
    WHERE s.doc = $doc AND s.kit = $kit
    GROUP BY s.n
)
SELECT
    t.start, t.stop, t.feature, t.category, t.term, t.weight, t.voice, t.field,
    substring(d.text, t.start + 1, t.stop - t.start) AS words,
    coalesce(s.start, b.start, t.start) AS context_start,
    coalesce(s.stop, b.stop, t.stop) AS context_stop,
    s.loaded_p, w.words AS sentence
FROM trait AS t
JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
LEFT JOIN sentence AS s ON s.doc = t.doc AND s.kit = t.kit AND t.start >= s.start AND t.start < s.stop
LEFT JOIN whole AS w ON w.n = s.n
LEFT JOIN block AS b ON b.doc = t.doc AND b.kit = t.kit AND t.start >= b.start AND t.start < b.stop
WHERE t.doc = $doc AND t.kit = $kit AND t.feature <> 'loaded_candidate'  -- below the threshold: for SQL alone
ORDER BY t.start, t.stop, t.feature;
