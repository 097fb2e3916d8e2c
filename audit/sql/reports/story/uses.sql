-- Versions of each utterance of a story: the words as printed, the verb, the voice, and how it matches the fullest version.
-- The fullest version is the longest; utterances of most outlets come first.
SELECT
    u.id AS utterance, u.speaker, u.speaker_state, u.outlets, q.doc, q.n, q.verb, q.verb_class, v.name AS voice, q.place,
    q.in_headline, q.fullest, q.words, f.words AS most, m.kind,
    string_agg(
        substring(d.text, greatest(p.start, q.start) + 1, least(p.stop, q.stop) - greatest(p.start, q.start)), ' … '
        ORDER BY p.start
    ) AS printed
FROM utterance AS u
JOIN quotation_use AS q ON q.utterance = u.id
JOIN latest AS l ON l.doc = q.doc
JOIN document AS d ON d.id = l.doc AND d.kit = l.kit
JOIN statement AS p ON p.doc = l.doc AND p.kit = l.kit AND p.n = q.n AND p.start < q.stop AND q.start < p.stop
LEFT JOIN source AS v ON v.doc = l.doc AND v.kit = l.kit AND v.n = q.source
LEFT JOIN quotation_use AS f ON f.utterance = u.id AND f.fullest
LEFT JOIN quotation_match AS m ON m.utterance = u.id AND (
    m.doc = q.doc AND m.n = q.n AND m.start < q.stop AND q.start < m.stop AND m.other = f.doc AND m.other_n = f.n
    OR m.other = q.doc AND m.other_n = q.n AND m.other_start < q.stop AND q.start < m.other_stop AND m.doc = f.doc AND m.n = f.n
)
WHERE u.story = $story
GROUP BY u.id, u.speaker, u.speaker_state, u.outlets, q.doc, q.n, q.verb, q.verb_class, v.name, q.place, q.in_headline, q.fullest, q.words, f.words,
    m.kind, q.start
ORDER BY u.outlets DESC, f.words DESC, u.id, q.doc, q.n, q.words DESC, printed;
