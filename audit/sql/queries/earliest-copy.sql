-- The same text at several addresses: the earliest of them in this database, and the agency it credits.
-- columns: text_id, copies, outlets, earliest outlet, url and time, agency credited.
-- do not infer: who wrote it first: this is the earliest in this database; licensed copy is legal.
-- set: from, to
SELECT
    d.text_id, count(DISTINCT c.article) AS copies, count(DISTINCT c.outlet) AS outlets,
    arg_min(c.outlet, coalesce(s.published, s.fetched)) AS earliest_outlet, arg_min(s.url, coalesce(s.published, s.fetched)) AS earliest,
    min(coalesce(s.published, s.fetched)) AS earliest_time, any_value(r.value) AS agency
FROM sighting AS s
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
JOIN latest_sighting AS l ON l.sighting = s.id AND l.kit = s.kit
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
LEFT JOIN resolved AS r ON r.sighting = s.id AND r.kit = s.kit AND r.field = 'wire_agency'
WHERE coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
GROUP BY d.text_id
HAVING count(DISTINCT c.article) > 1
ORDER BY outlets DESC, copies DESC, earliest_time, d.text_id;
