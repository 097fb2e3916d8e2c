-- The articles of a period: address, digest of the text, and how each counts.
SELECT outlet, day, url, words, lang, counted, text_id
FROM scope WHERE now AND outlet IS NOT NULL
ORDER BY outlet, day, url NULLS LAST, sighting
