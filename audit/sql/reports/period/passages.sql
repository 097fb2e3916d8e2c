-- At most ten passages worth reading, by a rule (audit explain passages_worth_reading): the strongest of each kind first, an outlet once in each round.
WITH marked AS (  -- the strongest mark of an article
    SELECT x.outlet, x.sighting, t.doc, t.kit, t.start, t.stop, mark_strength(s.loaded, t.weight, s.loaded_p) AS strength
    FROM scope AS x
    JOIN trait AS t ON t.doc = x.doc AND t.kit = x.kit
    LEFT JOIN sentence AS s ON s.doc = t.doc AND s.kit = t.kit AND t.start >= s.start AND t.start < s.stop
    WHERE x.now AND x.counted = 'story' AND t.field = 'body' AND is_own_mark(t.feature, t.voice)
    QUALIFY row_number() OVER (PARTITION BY x.sighting ORDER BY strength DESC, t.start) = 1
),
fused AS (
    SELECT x.outlet, x.sighting, i.doc, i.kit, i.start, i.stop, CAST(i.words AS DOUBLE) AS strength
    FROM scope AS x JOIN insertion AS i ON i.doc = x.doc AND i.kit = x.kit
    WHERE x.now AND x.counted NOT IN ('cut', 'withdrawn') AND i.role = 'promo' AND i.fused
    QUALIFY row_number() OVER (PARTITION BY x.sighting ORDER BY strength DESC, i.start) = 1
),
unnamed AS (
    SELECT x.outlet, x.sighting, t.doc, t.kit, min(t.start) AS start, min(t.stop) AS stop, CAST(sum(t.words) AS DOUBLE) AS strength
    FROM scope AS x
    JOIN source AS v ON v.doc = x.doc AND v.kit = x.kit AND v.identity = 'granted_anonymity' AND v.reason_given IS NULL
    JOIN statement AS t ON t.doc = v.doc AND t.kit = v.kit AND t.source = v.n AND t.act = 'speech' AND near_certain(t.source_p)
    WHERE x.now AND x.counted = 'story'
    GROUP BY x.outlet, x.sighting, t.doc, t.kit, v.n
    QUALIFY row_number() OVER (PARTITION BY x.sighting ORDER BY sum(t.words) DESC, min(t.start)) = 1
),
stronger AS (
    SELECT x.outlet, x.sighting, n.doc, n.kit, n.start, n.stop, 1.0 AS strength
    FROM scope AS x JOIN notice AS n ON n.doc = x.doc AND n.kit = x.kit AND n.signal = 'headline_stronger'
    WHERE x.now AND x.counted = 'story'
    QUALIFY row_number() OVER (PARTITION BY x.sighting ORDER BY n.start) = 1
),
changed AS (
    SELECT x.outlet, x.sighting, x.doc, x.kit, 0 AS start, 0 AS stop, CAST(abs(x.words - any_value(p.words)) AS DOUBLE) AS strength
    FROM scope AS x
    JOIN sighting AS s ON s.url = x.url AND s.id <> x.sighting AND s.doc <> x.doc
        AND not_before(x.fetched_at, x.fetched) > not_after(s.fetched_at, s.fetched)
    JOIN document AS p ON p.id = s.doc AND p.kit = s.kit AND p.text_id <> x.text_id
    WHERE x.now AND x.counted NOT IN ('cut', 'withdrawn') AND NOT EXISTS (
        SELECT 1 FROM insertion AS i WHERE i.doc = x.doc AND i.kit = x.kit AND i.kind IN ('correction', 'editor_note')
    )
    GROUP BY x.outlet, x.sighting, x.doc, x.kit, x.words
),
told AS (  -- a story once, with its first account of the period
    SELECT
        arg_min(x.outlet, x.at) AS outlet, arg_min(x.sighting, x.at) AS sighting, arg_min(x.doc, x.at) AS doc,
        arg_min(x.kit, x.at) AS kit, 0 AS start, 0 AS stop, count(DISTINCT x.outlet) + count(DISTINCT x.doc) / 1000 AS strength,
        m.story, count(DISTINCT x.outlet) AS outlets, count(DISTINCT x.doc) AS accounts
    FROM story_member AS m
    JOIN (
        SELECT *, day || sighting AS at FROM scope WHERE now AND counted NOT IN ('cut', 'withdrawn') AND outlet IS NOT NULL
    ) AS x ON x.sighting = m.sighting
    WHERE m.level = 'event'
    GROUP BY m.story HAVING count(DISTINCT x.outlet) > 1
    QUALIFY row_number() OVER (ORDER BY strength DESC, m.story) <= 10
),
found AS (
    SELECT 1 AS ord, 'own_voice' AS reason, * FROM marked
    UNION ALL SELECT 2, 'fused_promotion', * FROM fused
    UNION ALL SELECT 3, 'anonymity_without_reason', * FROM unnamed
    UNION ALL SELECT 4, 'changed_without_note', * FROM changed
    UNION ALL SELECT 5, 'headline_against_text', * FROM stronger
    UNION ALL SELECT 6, 'told_by_several', * EXCLUDE (story, outlets, accounts) FROM told
),
rounds AS (
    SELECT *, row_number() OVER (PARTITION BY reason ORDER BY of_outlet, strength DESC, outlet) AS place
    FROM (
        SELECT *, row_number() OVER (PARTITION BY reason, outlet ORDER BY strength DESC, sighting, start) AS of_outlet
        FROM found WHERE outlet IS NOT NULL
    )
),
chosen AS (SELECT * FROM rounds ORDER BY place, ord LIMIT 10)
SELECT
    c.reason, c.outlet, x.day, x.url, x.headline, c.doc, c.start, c.stop, t.story, t.outlets, t.accounts,
    substring(d.text, c.start + 1, least(c.stop - c.start, 160)) AS words,
    CASE WHEN c.start - 60 > coalesce(b.start, 0)
        THEN regexp_replace(substring(d.text, c.start - 60 + 1, 60), '^\S*\s+', '… ')
        ELSE substring(d.text, coalesce(b.start, 0) + 1, greatest(c.start - coalesce(b.start, 0), 0)) END AS before,
    CASE WHEN c.stop = 0 THEN ''
        WHEN c.stop + 60 < coalesce(b.stop, length(d.text)) THEN regexp_replace(substring(d.text, c.stop + 1, 60), '\s+\S*$', ' …')
        ELSE substring(d.text, c.stop + 1, coalesce(b.stop, length(d.text)) - c.stop) END AS after
FROM chosen AS c
JOIN scope AS x ON x.sighting = c.sighting AND x.now AND x.outlet = c.outlet
JOIN (
    SELECT t.* FROM document AS t SEMI JOIN scope AS x ON x.doc = t.id AND x.kit = t.kit AND x.now
) AS d ON d.id = c.doc AND d.kit = c.kit
LEFT JOIN told AS t ON t.sighting = c.sighting AND c.reason = 'told_by_several'
LEFT JOIN block AS b ON b.doc = c.doc AND b.kit = c.kit AND b.start <= c.start AND b.stop >= c.stop AND c.stop > 0
ORDER BY c.place, c.ord
