-- What in one article is not its story: every insertion with its words.
SELECT
    i.*, substring(d.text, i.start + 1, i.stop - i.start) AS words,
    substring(d.text, i.headline_start + 1, i.headline_stop - i.headline_start) AS headline
FROM sighting AS s
JOIN insertion AS i ON i.doc = s.doc AND i.kit = s.kit
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
WHERE s.id = $sighting
ORDER BY i.start;
