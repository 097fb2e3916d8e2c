-- Articles whose own declarations disagree: a field whose values mean different things, or two fields that cannot both be so.
-- columns: outlet, day, url, field (or name of the contradiction), meanings (n), the values with their origins.
-- do not infer: an error: a social headline is often shorter on purpose, and dates may be of an update.
-- set: outlet, from, to
WITH between_fields (disagreement, field) AS (
    VALUES
    ('modified_before_published', 'published'), ('modified_before_published', 'modified'),
    ('canonical_other_site', 'canonical_url'), ('og_other_site', 'canonical_url'), ('og_other_site', 'og_url')
),
said AS (
    SELECT sighting, kit, field, list(DISTINCT origin || ': ' || value ORDER BY origin || ': ' || value) AS said
    FROM claim WHERE meaning IS NOT NULL GROUP BY sighting, kit, field
    UNION ALL
    SELECT r.sighting, r.kit, b.disagreement, list(DISTINCT r.field || ': ' || r.value ORDER BY r.field || ': ' || r.value)
    FROM resolved AS r JOIN between_fields AS b ON b.field = r.field GROUP BY r.sighting, r.kit, b.disagreement
)
SELECT c.outlet, c.day, s.url, d.field, d.n, k.said
FROM disagreement AS d
JOIN latest_sighting AS l ON l.sighting = d.sighting AND l.kit = d.kit
JOIN sighting AS s ON s.id = d.sighting AND s.kit = d.kit
JOIN counting AS c ON c.sighting = d.sighting AND c.kit = d.kit
LEFT JOIN said AS k ON k.sighting = d.sighting AND k.kit = d.kit AND k.field = d.field
WHERE coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
ORDER BY c.outlet, c.day DESC, s.url, d.field;
