-- Counts per article, k of n, by name; needs scope. A rate is the sum of k over the sum of n.
SELECT x.sighting, x.outlet, x.now, c.name, c.k, c.n
FROM scope AS x
JOIN (
    SELECT sighting, 'rate_flagged' AS name, count(*) FILTER (loaded) AS k, count(*) AS n
    FROM (
        SELECT x.sighting, t.n, bool_or(t.loaded) AS loaded
        FROM scope AS x JOIN sentence AS t ON t.doc = x.doc AND t.kit = x.kit
        WHERE x.counted = 'story' AND t.voice = 'outlet' AND t.field = 'body' AND t.loaded IS NOT NULL
        GROUP BY x.sighting, t.n
    )
    GROUP BY sighting
    UNION ALL
    SELECT x.sighting, 'rate_promotion', coalesce(sum(i.words), 0), any_value(x.words) + coalesce(sum(i.words), 0)
    FROM scope AS x LEFT JOIN insertion AS i ON i.doc = x.doc AND i.kit = x.kit AND i.role = 'promo'
    WHERE x.counted NOT IN ('cut', 'withdrawn')
    GROUP BY x.sighting
    UNION ALL
    SELECT x.sighting, unnest(['rate_external_links', 'rate_primary_links']),
        unnest([count(*) FILTER (l.relation = 'external'), count(*) FILTER (starts_with(l.kind, 'primary'))]), count(*)
    FROM scope AS x JOIN link AS l ON l.sighting = x.sighting AND l.kit = x.kit
    WHERE l.zone = 'body' AND x.counted NOT IN ('cut', 'withdrawn')
    GROUP BY x.sighting
    UNION ALL
    SELECT x.sighting, 'rate_unnamed_sources', count(*) FILTER (v.identity IN ('unnamed_group', 'granted_anonymity')), count(*)
    FROM scope AS x JOIN source AS v ON v.doc = x.doc AND v.kit = x.kit
    WHERE x.counted = 'story'
    GROUP BY x.sighting
    UNION ALL
    SELECT x.sighting, 'rate_direct_quotation', sum(s.quoted), sum(s.words)
    FROM scope AS x
    JOIN document AS d ON d.id = x.doc AND d.kit = x.kit
    JOIN statement AS s ON s.doc = x.doc AND s.kit = x.kit
    WHERE x.counted = 'story' AND s.act = 'speech' AND s.start >= d.body_start
    GROUP BY x.sighting
    UNION ALL
    SELECT x.sighting, 'rate_named_author', CAST(x.author IS NOT NULL AS INTEGER), 1
    FROM scope AS x WHERE x.declares AND x.counted NOT IN ('cut', 'withdrawn')
    UNION ALL
    SELECT x.sighting, 'rate_agency_copy', CAST(x.counted = 'wire' AS INTEGER), 1
    FROM scope AS x WHERE x.declares AND x.counted NOT IN ('cut', 'withdrawn')
    UNION ALL
    SELECT x.sighting, 'rate_corrections', CAST(bool_or(i.kind IS NOT NULL) AS INTEGER), 1
    FROM scope AS x LEFT JOIN insertion AS i ON i.doc = x.doc AND i.kit = x.kit AND i.kind = 'correction'
    WHERE x.counted NOT IN ('cut', 'withdrawn')
    GROUP BY x.sighting
) AS c ON c.sighting = x.sighting
WHERE x.outlet IS NOT NULL
