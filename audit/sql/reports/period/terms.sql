-- The most frequent loaded words of each outlet by voice, wire copy left out, each with one example and its address.
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
)
SELECT
    r.outlet, r.voice, r.term, r.marks, r.articles, r.example.url AS url, r.example.doc AS doc,
    r.example.start AS start, r.example.stop AS stop,
    substring(d.text, greatest(r.example.start - 50, 0) + 1, r.example.start - greatest(r.example.start - 50, 0)) AS before,
    substring(d.text, r.example.start + 1, r.example.stop - r.example.start) AS example,
    substring(d.text, r.example.stop + 1, 50) AS after
FROM ranked AS r JOIN document AS d ON d.id = r.example.doc AND d.kit = r.example.kit
ORDER BY r.outlet, r.voice, r.articles DESC, r.marks DESC, r.term
