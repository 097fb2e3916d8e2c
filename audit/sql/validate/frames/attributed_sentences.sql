-- Units of attributed_sentences: all body sentences, so that missed statements are seen; the mark is that statements cover at least
-- half of its characters. p is how often annotators attribute at least half of a sentence of which that share is covered (PolNeAR,
-- articles not trained on): .11 of those without a statement, .95 of those covered whole, with a jump at half. The share itself is
-- no probability, and taken as one it would send too few codes to the sentences without a statement.
SELECT
    doc, kit, outlet, day, n, start, stop, CASE WHEN share < 0.5 THEN 0.11 + 0.2 * share ELSE 0.75 + 0.2 * share END AS p,
    share >= 0.5 AS flagged
FROM (
    SELECT
        a.doc, a.kit, a.outlet, a.day, s.n, min(s.start) AS start, max(s.stop) AS stop,
        least(sum(s.said) / sum(s.stop - s.start), 1.0) AS share
    FROM frame_article AS a
    JOIN (
        SELECT
            s.doc, s.kit, s.n, s.start, s.stop,
            coalesce(sum(least(s.stop, t.stop) - greatest(s.start, t.start)) FILTER (t.start IS NOT NULL), 0) AS said
        FROM sentence AS s
        LEFT JOIN statement AS t ON t.doc = s.doc AND t.kit = s.kit AND t.start < s.stop AND s.start < t.stop
        WHERE s.field = 'body' AND s.stop > s.start
        GROUP BY s.doc, s.kit, s.n, s.start, s.stop
    ) AS s ON s.doc = a.doc AND s.kit = a.kit
    WHERE a.sample = $sample
    GROUP BY a.doc, a.kit, a.outlet, a.day, s.n
)
