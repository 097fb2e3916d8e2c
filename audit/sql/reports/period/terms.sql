-- The most frequent loaded words of each outlet by voice, wire copy excluded, each with one example and its address.
WITH seen AS (
    SELECT x.outlet, x.sighting, x.url, x.doc, x.kit, t.voice, lower(t.term) AS term, t.start, t.stop
    FROM scope AS x JOIN trait AS t ON t.doc = x.doc AND t.kit = x.kit
    WHERE x.now AND x.outlet IS NOT NULL AND x.counted = 'story' AND t.feature = 'loaded'
),
ranked AS (
    SELECT
        outlet, voice, term, count(*) AS marks, count(DISTINCT sighting) AS articles,
        min(struct_pack(sighting := sighting, start := start, stop := stop, doc := doc, kit := kit, url := url)) AS example
    FROM seen GROUP BY outlet, voice, term
    QUALIFY row_number() OVER (PARTITION BY outlet, voice ORDER BY articles DESC, marks DESC, term) <= 4
),
-- At most fifty code points on each side of the example, within its block, cut at word boundaries.
about AS (
    SELECT
        r.outlet, r.voice, r.term, r.marks, r.articles, r.example.url AS url, r.example.doc AS doc,
        r.example.start AS start, r.example.stop AS stop, d.text,
        greatest(r.example.start - 50, coalesce(b.start, 0)) AS since, r.example.start - 50 > coalesce(b.start, 0) AS cut_before,
        least(r.example.stop + 50, coalesce(b.stop, length(d.text))) AS until,
        r.example.stop + 50 < coalesce(b.stop, length(d.text)) AS cut_after
    FROM ranked AS r
    JOIN (
        SELECT t.* FROM document AS t SEMI JOIN scope AS x ON x.doc = t.id AND x.kit = t.kit AND x.now
    ) AS d ON d.id = r.example.doc AND d.kit = r.example.kit
    LEFT JOIN block AS b ON b.doc = d.id AND b.kit = d.kit AND b.start <= r.example.start AND b.stop >= r.example.stop
)
SELECT
    outlet, voice, term, marks, articles, url, doc, start, stop,
    CASE WHEN cut_before THEN regexp_replace(substring(text, since + 1, start - since), '^\S*\s+', '… ')
        ELSE substring(text, since + 1, start - since) END AS before,
    substring(text, start + 1, stop - start) AS example,
    CASE WHEN cut_after THEN regexp_replace(substring(text, stop + 1, until - stop), '\s+\S*$', ' …')
        ELSE substring(text, stop + 1, until - stop) END AS after
FROM about
ORDER BY outlet, voice, articles DESC, marks DESC, term, start
