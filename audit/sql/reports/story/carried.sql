-- For each account, how many sentences of its body all other accounts carry word for word, how many some, how many none.
WITH shared AS (
    SELECT doc, start, stop, other FROM reuse
    UNION ALL SELECT other, other_start, other_stop, doc FROM reuse
),
given AS (SELECT unnest($docs::VARCHAR[]) AS doc),
one AS (
    SELECT s.doc, s.n, count(DISTINCT r.other) AS others
    FROM sentence AS s
    JOIN latest AS l ON l.doc = s.doc AND l.kit = s.kit
    LEFT JOIN shared AS r ON r.doc = s.doc AND r.other IN (FROM given)
        AND 2 * (least(r.stop, s.stop) - greatest(r.start, s.start)) >= s.stop - s.start
    WHERE s.doc IN (FROM given) AND s.field = 'body'
    GROUP BY s.doc, s.n
)
SELECT
    doc, count(*) AS sentences, count(*) FILTER (others = (SELECT count(*) FROM given) - 1) AS in_all,
    count(*) FILTER (others > 0 AND others < (SELECT count(*) FROM given) - 1) AS in_some, count(*) FILTER (others = 0) AS in_one
FROM one GROUP BY doc ORDER BY doc;
