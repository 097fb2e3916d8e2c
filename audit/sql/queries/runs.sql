-- Which runs made the rows: time, version, kit, inputs.
-- columns: started, version, kit, articles, failed, options as JSON.
-- do not infer: that figures of two kits can be compared: numbers change when rules do.
SELECT r.started, r.version, r.kit, count(s.id) AS articles, any_value(f.n) AS failed, any_value(r.options) AS options
FROM run AS r
LEFT JOIN sighting AS s ON s.run = r.id
LEFT JOIN (SELECT run, count(*) AS n FROM failure GROUP BY run) AS f ON f.run = r.id
GROUP BY r.id, r.started, r.version, r.kit
ORDER BY r.started;
