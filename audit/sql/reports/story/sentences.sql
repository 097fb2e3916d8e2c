-- Sentences of the body of each account, and how many other accounts carry most of each word for word.
WITH shared AS (
    SELECT doc, start, stop, other FROM reuse
    UNION ALL SELECT other, other_start, other_stop, doc FROM reuse
),
given AS (SELECT unnest($docs::VARCHAR[]) AS doc)
SELECT
    s.doc, s.n, min(s.start) AS start, any_value(substring(d.text, s.start + 1, s.stop - s.start)) AS words,
    count(DISTINCT r.other) AS others
FROM sentence AS s
JOIN latest AS l ON l.doc = s.doc AND l.kit = s.kit
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
LEFT JOIN shared AS r ON r.doc = s.doc AND r.other IN (FROM given)
    AND 2 * (least(r.stop, s.stop) - greatest(r.start, s.start)) >= s.stop - s.start
WHERE s.doc IN (FROM given) AND s.field = 'body'
GROUP BY s.doc, s.n
ORDER BY s.doc, s.n;
