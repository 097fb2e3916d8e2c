-- Lines repeated in many articles of an outlet: templates, notices, promos that rules may have missed.
-- columns: outlet, articles that have the line, of how many, zone, rule that found it (null: none did), the line.
-- do not infer: that the line is promotion: by-laws and notices repeat too.
-- set: outlet, from, to
SELECT
    c.outlet, count(DISTINCT c.article) AS articles, any_value(o.articles) AS of_articles, any_value(b.zone) AS zone,
    any_value(i.kind) AS found_as, any_value(left(substring(d.text, b.start + 1, b.stop - b.start), 200)) AS line
FROM block AS b
JOIN first_sighting AS s ON s.doc = b.doc AND s.kit = b.kit
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
JOIN latest AS l ON l.doc = b.doc AND l.kit = b.kit
JOIN document AS d ON d.id = b.doc AND d.kit = b.kit
JOIN outlets AS o ON o.outlet = c.outlet
LEFT JOIN insertion AS i ON i.doc = b.doc AND i.kit = b.kit AND i.start < b.stop AND b.start < i.stop
WHERE coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
GROUP BY c.outlet, b.digest
HAVING count(DISTINCT c.article) >= 3
ORDER BY c.outlet, articles DESC, line;
