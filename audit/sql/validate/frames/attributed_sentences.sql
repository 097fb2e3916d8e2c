-- Units of attributed_sentences: all body sentences, so that missed statements are seen; p is the share of its characters that
-- statements cover, and the mark is at least half.
SELECT
    a.doc, a.kit, a.outlet, a.day, s.n, min(s.start) AS start, max(s.stop) AS stop,
    least(sum(s.said) / sum(s.stop - s.start), 1.0) AS p, 2 * sum(s.said) >= sum(s.stop - s.start) AS flagged
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
