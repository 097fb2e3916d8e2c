-- Addresses captured again with a different text and no correction or editor's note in the later one.
-- columns: outlet, url, first and second time of fetching, words before and after, headline before and after.
-- do not infer: that something was hidden: live pages, typing errors and additions change texts too. Texts whose times of
--   fetching do not tell which was later are not compared.
-- set: outlet, from, to
WITH seen AS (
    SELECT
        c.outlet, c.day, a.url, a.fetched, a.doc, a.kit, a.words, a.headline, d.text_id,
        not_before(a.fetched_at, a.fetched) AS low, not_after(a.fetched_at, a.fetched) AS high,
        lag(d.text_id) OVER line AS text_before, lag(a.fetched) OVER line AS fetched_before, lag(a.words) OVER line AS words_before,
        lag(a.headline) OVER line AS headline_before, lag(not_after(a.fetched_at, a.fetched)) OVER line AS high_before
    FROM article AS a
    JOIN counting AS c ON c.sighting = a.sighting AND c.kit = a.kit
    JOIN latest_sighting AS l ON l.sighting = a.sighting AND l.kit = a.kit
    JOIN document AS d ON d.id = a.doc AND d.kit = a.kit
    WHERE a.url IS NOT NULL
    WINDOW line AS (PARTITION BY a.url ORDER BY not_after(a.fetched_at, a.fetched), a.sighting)
)
SELECT c.outlet, c.url, c.fetched_before, c.fetched, c.words_before, c.words, c.headline_before, c.headline
FROM seen AS c
ANTI JOIN (SELECT doc, kit FROM insertion WHERE kind IN ('correction', 'editor_note')) AS i ON i.doc = c.doc AND i.kit = c.kit
WHERE c.text_before <> c.text_id AND c.low > c.high_before AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
ORDER BY c.outlet, c.high DESC, c.url;
