-- Quotations of which an outlet prints less than another: what it prints, and the fullest version.
-- columns: story, outlet, day, share of the fullest version kept, words as printed, outlet of the fullest version, its words, url.
-- do not infer: that what is cut was cut to mislead; every account chooses, and the fullest version here may be cut as well.
-- set: outlet
SELECT
    v.story, v.outlet, v.day, round(v.kept, 3) AS kept, v.words_printed, f.outlet AS fullest_outlet, f.words_printed AS fullest, v.url
FROM quotation_version AS v
JOIN quotation_version AS f ON f.utterance = v.utterance AND f.fullest
WHERE v.kept < 1 AND v.doc <> f.doc AND coalesce(v.outlet, '') = coalesce($outlet, v.outlet, '')
ORDER BY v.kept, v.story, v.outlet, v.url, v.start;
