-- Rows that refer to other rows refer to rows that exist; that every row has its text or sighting, the tests check by table.
SELECT 'sighting' AS kind, s.id, s.kit FROM sighting AS s ANTI JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
UNION ALL SELECT 'document', d.id, d.kit FROM document AS d ANTI JOIN sighting AS s ON s.doc = d.id AND s.kit = d.kit
UNION ALL
SELECT 'affiliation', t.doc, t.kit FROM affiliation AS t
ANTI JOIN source AS v ON v.doc = t.doc AND v.kit = t.kit AND v.n = t.source
UNION ALL
SELECT 'statement', t.doc, t.kit FROM (SELECT * FROM statement WHERE source IS NOT NULL) AS t
ANTI JOIN source AS v ON v.doc = t.doc AND v.kit = t.kit AND v.n = t.source
UNION ALL
SELECT 'reported', t.doc, t.kit FROM reported AS t
ANTI JOIN statement AS s ON s.doc = t.doc AND s.kit = t.kit AND s.n = t.statement;
