-- Pieces of statements with quoted words in some texts, with the class of their cue and the voice where it is near certain.
SELECT
    s.doc, s.n, s.start, s.stop, s.mode, s.verb, CASE WHEN near_certain(s.source_p) THEN s.source END AS source,
    CASE
        WHEN s.cue_start IS NULL THEN NULL
        WHEN t.doc IS NOT NULL THEN 'loaded'
        WHEN s.verb IS NOT NULL THEN 'plain'
    END AS verb_class,
    v.name AS speaker, coalesce(v.kind = 'person', false) AS person
FROM statement AS s
JOIN link_text AS l ON l.doc = s.doc AND l.kit = s.kit
LEFT JOIN source AS v ON v.doc = s.doc AND v.kit = s.kit AND v.n = s.source AND near_certain(s.source_p)
    AND v.identity = 'named'
LEFT JOIN (
    SELECT t.doc, t.kit, s.n, s.start
    FROM trait AS t JOIN statement AS s ON s.doc = t.doc AND s.kit = t.kit AND t.start < s.cue_stop AND s.cue_start < t.stop
    WHERE t.feature = 'loaded' AND t.category IN ('loaded_reporting_verb', 'loaded_verb')
        AND t.doc IN (SELECT unnest($docs::VARCHAR[]))
    GROUP BY ALL
) AS t ON t.doc = s.doc AND t.kit = s.kit AND t.n = s.n AND t.start = s.start
WHERE s.doc IN (SELECT unnest($docs::VARCHAR[])) AND s.quoted > 0
ORDER BY s.doc, s.n, s.start;
