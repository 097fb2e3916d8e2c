-- Units of promo_blocks: blocks of the text; p is the share of its characters that promotion covers, and the mark is at least half.
SELECT
    a.doc, a.kit, a.outlet, a.day, b.start AS n, b.start, b.stop,
    least(coalesce(sum(least(b.stop, i.stop) - greatest(b.start, i.start)) FILTER (i.start IS NOT NULL), 0) / (b.stop - b.start), 1.0) AS p,
    2 * coalesce(sum(least(b.stop, i.stop) - greatest(b.start, i.start)) FILTER (i.start IS NOT NULL), 0) >= b.stop - b.start AS flagged
FROM frame_article AS a
JOIN block AS b ON b.doc = a.doc AND b.kit = a.kit
LEFT JOIN insertion AS i ON i.doc = b.doc AND i.kit = b.kit AND i.role = 'promo' AND i.start < b.stop AND b.start < i.stop
WHERE a.sample = $sample AND b.stop > b.start AND b.zone <> 'headline'
GROUP BY a.doc, a.kit, a.outlet, a.day, b.start, b.stop
