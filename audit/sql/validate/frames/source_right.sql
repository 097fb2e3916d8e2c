-- Units of source_right: statements with a resolved source; the mark is the threshold above which pages print the source.
SELECT
    a.doc, a.kit, a.outlet, a.day, s.n, min(s.start) AS start, max(s.stop) AS stop, min(s.source_p) AS p,
    min(s.source_p) > 0.75 AS flagged
FROM frame_article AS a
JOIN statement AS s ON s.doc = a.doc AND s.kit = a.kit
WHERE a.sample = $sample AND s.source IS NOT NULL AND s.source_p IS NOT NULL
GROUP BY a.doc, a.kit, a.outlet, a.day, s.n
