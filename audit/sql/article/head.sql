-- One article: its outlet and what says so, headline, authors, dates, wire.
SELECT
    a.*, o.name AS outlet_name, d.text, d.body_start,
    len(list_filter(string_split_regex(substring(d.text, d.body_start + 1), '\s+'), lambda w: w <> '')) AS words_read,
    (SELECT substring(d.text, i.start + 1, i.stop - i.start) FROM insertion AS i
     WHERE i.doc = a.doc AND i.kit = a.kit AND i.host IS NOT NULL AND a.outlet_basis = 'promo_cue'
     ORDER BY i.start LIMIT 1) AS cue
FROM article AS a
JOIN document AS d ON d.id = a.doc AND d.kit = a.kit
LEFT JOIN outlet AS o ON o.id = a.outlet
WHERE a.sighting = $sighting;
