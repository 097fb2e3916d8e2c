-- The mix of sources: kinds and identities, and how much of the speech with a resolved source each has.
SELECT
    x.outlet, v.kind, v.identity, count(DISTINCT (x.sighting, v.n)) AS sources,
    count(DISTINCT x.sighting) AS articles, coalesce(sum(s.stop - s.start), 0) AS length,
    coalesce(sum(s.stop - s.start), 0) / nullif(sum(sum(s.stop - s.start)) OVER (PARTITION BY x.outlet), 0) AS share
FROM scope AS x
JOIN source AS v ON v.doc = x.doc AND v.kit = x.kit
LEFT JOIN statement AS s
    ON s.doc = v.doc AND s.kit = v.kit AND s.source = v.n AND s.act = 'speech' AND near_certain(s.source_p)
WHERE x.now AND x.outlet IS NOT NULL AND x.counted = 'story'
GROUP BY x.outlet, v.kind, v.identity
ORDER BY x.outlet, length DESC, v.kind, v.identity
