-- The voices of one article: statements, words of speech, and the share of all words of speech. The row without a source
-- holds what is not certain enough to be named, and whose it may be: three at most, without counts.
WITH piece AS (
    SELECT
        s.n, s.mode, s.act, s.source AS likeliest, CASE WHEN near_certain(s.source_p) THEN s.source END AS source,
        s.words
    FROM statement AS s
    WHERE s.doc = $doc AND s.kit = $kit
),
told AS (
    SELECT
        source,
        count(DISTINCT n) FILTER (act = 'speech') AS statements,
        coalesce(sum(words) FILTER (act = 'speech'), 0) AS words,
        coalesce(sum(words) FILTER (act = 'speech' AND mode = 'direct'), 0) AS direct_words,
        count(DISTINCT n) FILTER (act <> 'speech') AS ascribed
    FROM piece GROUP BY source
),
maybe AS (
    SELECT coalesce(v.name, 'unnamed') AS name, sum(p.words) FILTER (p.act = 'speech') AS words, min(p.n) AS first
    FROM piece AS p JOIN source AS v ON v.doc = $doc AND v.kit = $kit AND v.n = p.likeliest
    WHERE p.source IS NULL GROUP BY ALL
),
side AS (
    SELECT source, string_agg(name || ' (' || basis || ')', ', ' ORDER BY name) AS affiliations
    FROM affiliation WHERE doc = $doc AND kit = $kit GROUP BY source
)
SELECT
    t.source AS n, v.name, v.kind, v.identity, v.role, v.reason_given, side.affiliations,
    t.statements, t.words, t.direct_words, t.ascribed,
    CASE WHEN t.source IS NULL THEN (
        SELECT array_to_string(list(name ORDER BY words DESC NULLS LAST, first)[:3], ', ') FROM maybe
    ) END AS perhaps,
    t.words / nullif(sum(t.words) OVER (), 0) AS share
FROM told AS t
LEFT JOIN source AS v ON v.doc = $doc AND v.kit = $kit AND v.n = t.source
LEFT JOIN side ON side.source = t.source
ORDER BY t.source IS NULL, t.words DESC, t.source;
