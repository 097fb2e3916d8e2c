-- Candidates: quotations of two accounts with a common run that is too short to call them one utterance.
SELECT
    m.doc, m.other, m.equal_words, substring(d.text, m.start + 1, m.stop - m.start) AS words,
    substring(o.text, m.other_start + 1, m.other_stop - m.other_start) AS other_words
FROM quotation_match AS m
JOIN latest AS l ON l.doc = m.doc
JOIN document AS d ON d.id = l.doc AND d.kit = l.kit
JOIN latest AS k ON k.doc = m.other
JOIN document AS o ON o.id = k.doc AND o.kit = k.kit
WHERE m.kind = 'overlap' AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND m.other IN (SELECT unnest($docs::VARCHAR[]))
ORDER BY m.equal_words DESC, m.doc, m.start, m.other, m.other_start;
