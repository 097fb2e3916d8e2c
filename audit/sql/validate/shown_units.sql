-- Words of the drawn units, for a page: the sentence before, the unit, the sentence after, and the source of a statement. Ordered by
-- a digest of sample, reader and unit: each reader has an order of their own. With only_differing, the units on which readers differ.
WITH unit AS (
    SELECT s.*, d.text FROM coding_sample AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
    WHERE s.sample = $sample AND (
        NOT $only_differing OR s.unit IN (SELECT unit FROM coded WHERE sample = $sample AND differ AND NOT judged)
    )
),
piece AS (
    SELECT u.unit, string_agg(substring(u.text, p.start + 1, p.stop - p.start), ' ' ORDER BY p.start) AS words
    FROM unit AS u JOIN sentence AS p ON p.doc = u.doc AND p.kit = u.kit AND p.n = u.n
    WHERE u.measure IN ('loaded_rate', 'attributed_sentences') GROUP BY u.unit
    UNION ALL
    SELECT u.unit, string_agg(substring(u.text, p.start + 1, p.stop - p.start), ' … ' ORDER BY p.start)
    FROM unit AS u JOIN statement AS p ON p.doc = u.doc AND p.kit = u.kit AND p.n = u.n
    WHERE u.measure = 'source_right' GROUP BY u.unit
),
beside AS (
    SELECT
        u.unit, max(p.start) FILTER (p.stop <= u.start) AS before_start, min(p.start) FILTER (p.start >= u.stop) AS after_start,
        arg_max(p.stop, p.start) FILTER (p.stop <= u.start) AS before_stop,
        arg_min(p.stop, p.start) FILTER (p.start >= u.stop) AS after_stop,
        min(p.start) FILTER (p.start < u.stop AND u.start < p.stop) AS in_start,
        max(p.stop) FILTER (p.start < u.stop AND u.start < p.stop) AS in_stop
    FROM unit AS u JOIN sentence AS p ON p.doc = u.doc AND p.kit = u.kit AND p.field = 'body' GROUP BY u.unit
),
speaker AS (
    SELECT u.unit, any_value(v.name) AS name
    FROM unit AS u
    JOIN statement AS t ON t.doc = u.doc AND t.kit = u.kit AND t.n = u.n
    JOIN source AS v ON v.doc = t.doc AND v.kit = t.kit AND v.n = t.source
    WHERE u.measure = 'source_right' GROUP BY u.unit
)
SELECT
    u.unit,
    CASE WHEN u.measure = 'agency_copy' THEN substring(u.text, 1, 350)
        ELSE coalesce(p.words, substring(u.text, u.start + 1, u.stop - u.start)) END AS words,
    CASE u.measure WHEN 'agency_copy' THEN '' WHEN 'source_right'
        THEN substring(u.text, coalesce(b.before_start, b.in_start, u.start) + 1, u.start - coalesce(b.before_start, b.in_start, u.start))
        ELSE substring(u.text, b.before_start + 1, b.before_stop - b.before_start) END AS before,
    CASE u.measure WHEN 'agency_copy' THEN right(substring(u.text, 351), 350) WHEN 'source_right'
        THEN substring(u.text, u.stop + 1, greatest(coalesce(b.after_stop, 0), coalesce(b.in_stop, 0), u.stop) - u.stop)
        ELSE substring(u.text, b.after_start + 1, b.after_stop - b.after_start) END AS after,
    s.name AS speaker
FROM unit AS u
LEFT JOIN piece AS p ON p.unit = u.unit
LEFT JOIN beside AS b ON b.unit = u.unit
LEFT JOIN speaker AS s ON s.unit = u.unit
ORDER BY md5($sample || ' ' || $coder || ' ' || u.unit)
