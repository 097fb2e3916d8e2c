-- Words that stand in texts of two outlets: copies, passages, quotations and formulas, with both addresses.
-- columns: kind, words, equal words, share of the shorter text, outlet and day of each, agency that either credits, words, both urls.
-- do not infer: who wrote first, or that a copy is unlicensed; both may have taken it from a third.
-- set: outlet, kind
SELECT
    r.kind, r.words, r.equal_words, r.share AS of_shorter, a.outlet, a.day, b.outlet AS other_outlet, b.day AS other_day, r.credit,
    substring(d.text, r.start + 1, r.stop - r.start) AS words_shared, a.url, b.url AS other_url
FROM reuse AS r
JOIN latest AS l ON l.doc = r.doc
JOIN document AS d ON d.id = l.doc AND d.kit = l.kit
JOIN (SELECT s.doc, s.kit, s.day, s.url, counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet FROM first_sighting AS s) AS a
    ON a.doc = l.doc AND a.kit = l.kit
JOIN latest AS k ON k.doc = r.other
JOIN (SELECT s.doc, s.kit, s.day, s.url, counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet FROM first_sighting AS s) AS b
    ON b.doc = k.doc AND b.kit = k.kit
WHERE r.kind = coalesce($kind, r.kind) AND ($outlet IS NULL OR $outlet IN (a.outlet, b.outlet))
ORDER BY r.share DESC, r.words DESC, r.doc, r.start, r.other, r.other_start;
