-- Sources by kind and identity, with their shares of the words of speech in the body whose speaker is known.
SELECT
    x.outlet, v.kind, v.identity, count(DISTINCT (x.sighting, v.n)) AS sources,
    count(DISTINCT x.sighting) AS articles, coalesce(sum(s.words), 0) AS words,
    coalesce(sum(s.words), 0) / nullif(sum(sum(s.words)) OVER (PARTITION BY x.outlet), 0) AS share
FROM scope AS x
JOIN document AS d ON d.id = x.doc AND d.kit = x.kit
JOIN source AS v ON v.doc = x.doc AND v.kit = x.kit
LEFT JOIN statement AS s
    ON s.doc = v.doc AND s.kit = v.kit AND s.source = v.n AND s.act = 'speech' AND near_certain(s.source_p)
    AND s.start >= d.body_start
WHERE x.now AND x.outlet IS NOT NULL AND x.counted = 'story'
GROUP BY x.outlet, v.kind, v.identity
ORDER BY x.outlet, words DESC, v.kind, v.identity
