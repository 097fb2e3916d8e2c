-- Units of loaded_rate: body sentences in the outlet's own voice; a sentence cut by an insertion is one.
SELECT a.doc, a.kit, a.outlet, a.day, s.n, min(s.start) AS start, max(s.stop) AS stop, max(s.loaded_p) AS p, bool_or(s.loaded) AS flagged
FROM frame_article AS a
JOIN sentence AS s ON s.doc = a.doc AND s.kit = a.kit
WHERE a.sample = $sample AND s.voice = 'outlet' AND s.field = 'body' AND s.loaded IS NOT NULL AND s.loaded_p IS NOT NULL
GROUP BY a.doc, a.kit, a.outlet, a.day, s.n
