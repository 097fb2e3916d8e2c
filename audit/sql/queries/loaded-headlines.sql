-- Headlines with marked words in the outlet's own voice, and whether the body has the words.
-- columns: outlet, day, url, headline, marked word, in_body (true when the body has the same word).
-- do not infer: that the reporter wrote the headline, or that the word is untrue.
-- set: outlet, from, to
SELECT
    c.outlet, c.day, a.url, a.headline, substring(d.text, t.start + 1, t.stop - t.start) AS word,
    contains(lower(substring(d.text, d.body_start + 1)), lower(substring(d.text, t.start + 1, t.stop - t.start))) AS in_body
FROM trait AS t
JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
JOIN first_sighting AS s ON s.doc = t.doc AND s.kit = t.kit
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
JOIN article AS a ON a.sighting = s.id AND a.kit = s.kit
JOIN latest AS l ON l.doc = t.doc AND l.kit = t.kit
WHERE t.feature = 'loaded' AND t.voice = 'outlet' AND t.field = 'headline' AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
ORDER BY c.outlet, c.day DESC, a.url, t.start;
