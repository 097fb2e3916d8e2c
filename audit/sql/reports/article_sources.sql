-- The voices of one article as source_share counts them (body only), with the statements above the body beside. The row
-- without a source holds what is too uncertain to name, and whose it may be: at most three names, without counts.
WITH above AS (  -- statements of headline and standfirst
    SELECT source, count(DISTINCT n) AS statements
    FROM spoken WHERE doc = $doc AND kit = $kit AND NOT body GROUP BY source
),
maybe AS (
    SELECT coalesce(v.name, 'unnamed') AS name, sum(s.words) FILTER (s.act = 'speech') AS words, min(s.n) AS first
    FROM statement AS s JOIN source AS v ON v.doc = s.doc AND v.kit = s.kit AND v.n = s.source
    WHERE s.doc = $doc AND s.kit = $kit AND NOT near_certain(s.source_p) GROUP BY ALL
),
side AS (
    SELECT source, string_agg(name || ' (' || basis || ')', ', ' ORDER BY name) AS affiliations
    FROM affiliation WHERE doc = $doc AND kit = $kit GROUP BY source
),
voice AS (
    SELECT * EXCLUDE (doc, kit) FROM source_share WHERE doc = $doc AND kit = $kit
    UNION ALL BY NAME
    SELECT * EXCLUDE (doc, kit) FROM unresolved_share WHERE doc = $doc AND kit = $kit
)
SELECT
    v.source AS n, v.name, v.kind, v.identity, v.role, v.reason_given, side.affiliations,
    v.statements, v.words, v.direct_words, v.thoughts + v.wants + v.deeds AS ascribed, coalesce(a.statements, 0) AS above,
    CASE WHEN v.source IS NULL THEN (
        SELECT array_to_string(list(name ORDER BY words DESC NULLS LAST, first)[:3], ', ') FROM maybe
    ) END AS perhaps,
    v.share, v.n AS share_n, v.speech_share, v.speech_n
FROM voice AS v
LEFT JOIN above AS a ON a.source IS NOT DISTINCT FROM v.source
LEFT JOIN side ON side.source = v.source
WHERE v.statements + v.thoughts + v.wants + v.deeds + coalesce(a.statements, 0) > 0
ORDER BY v.source IS NULL, v.words DESC, v.source;
