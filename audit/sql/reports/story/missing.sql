-- What at least two other outlets of an event carry and an account does not, with the words of a passage.
SELECT
    m.doc, m.what, m.key, m.others, m.of_others, m.named_here, m.name,
    (
        SELECT any_value(substring(d.text, r.start + 1, r.stop - r.start))
        FROM reuse AS r JOIN latest AS l ON l.doc = r.doc JOIN document AS d ON d.id = l.doc AND d.kit = l.kit
        WHERE m.what = 'passage' AND r.kind IN ('copy', 'passage') AND r.doc || ':' || r.start = m.key
    ) AS words
FROM story_missing AS m WHERE m.story = $story ORDER BY m.doc, m.what, m.others DESC, m.key;
