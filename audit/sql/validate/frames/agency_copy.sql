-- Units of agency_copy: articles; the mark is a full credit to an agency other than the outlet, and p is that mark.
SELECT
    a.doc, a.kit, a.outlet, a.day, 0 AS n, 0 AS start, length(d.text) AS stop,
    CASE WHEN w.doc IS NULL THEN 0.0 ELSE 1.0 END AS p, w.doc IS NOT NULL AS flagged
FROM frame_article AS a
JOIN document AS d ON d.id = a.doc AND d.kit = a.kit
LEFT JOIN (SELECT DISTINCT doc, kit FROM measured WHERE counted = 'wire') AS w ON w.doc = a.doc AND w.kit = a.kit
WHERE a.sample = $sample AND length(d.text) > 0
