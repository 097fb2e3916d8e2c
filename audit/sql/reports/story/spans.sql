-- Words that two accounts of a story share, both spans with their words, the longest first.
SELECT
    r.doc, r.other, r.kind, r.words, r.equal_words, r.first, r.first_basis, r.start, r.other_start,
    (
        SELECT string_agg(coalesce(w.name, c.id), ', ' ORDER BY c.id)
        FROM unnest(string_split(r.credit, ', ')) AS c(id) LEFT JOIN outlet AS w ON w.id = c.id
    ) AS credit,
    substring(d.text, r.start + 1, r.stop - r.start) AS words_here,
    substring(o.text, r.other_start + 1, r.other_stop - r.other_start) AS words_there
FROM reuse AS r
JOIN latest AS l ON l.doc = r.doc
JOIN document AS d ON d.id = l.doc AND d.kit = l.kit
JOIN latest AS k ON k.doc = r.other
JOIN document AS o ON o.id = k.doc AND o.kit = k.kit
WHERE r.doc IN (SELECT unnest($docs::VARCHAR[])) AND r.other IN (SELECT unnest($docs::VARCHAR[])) AND r.kind <> 'quotation'
ORDER BY r.equal_words DESC, r.doc, r.start, r.other, r.other_start;
