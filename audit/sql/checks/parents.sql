-- Every row belongs to a text or a sighting that is there, of its own kit.
SELECT 'sighting' AS kind, s.id, s.kit FROM sighting AS s ANTI JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
UNION ALL SELECT 'document', d.id, d.kit FROM document AS d ANTI JOIN sighting AS s ON s.doc = d.id AND s.kit = d.kit
UNION ALL SELECT 'block', t.doc, t.kit FROM block AS t ANTI JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
UNION ALL SELECT 'insertion', t.doc, t.kit FROM insertion AS t ANTI JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
UNION ALL SELECT 'statement', t.doc, t.kit FROM statement AS t ANTI JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
UNION ALL SELECT 'source', t.doc, t.kit FROM source AS t ANTI JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
UNION ALL SELECT 'affiliation', t.doc, t.kit FROM affiliation AS t ANTI JOIN source AS v ON v.doc = t.doc AND v.kit = t.kit AND v.n = t.source
UNION ALL SELECT 'voice', t.doc, t.kit FROM (SELECT * FROM statement WHERE source IS NOT NULL) AS t ANTI JOIN source AS v ON v.doc = t.doc AND v.kit = t.kit AND v.n = t.source
UNION ALL SELECT 'reported', t.doc, t.kit FROM reported AS t ANTI JOIN statement AS s ON s.doc = t.doc AND s.kit = t.kit AND s.n = t.statement
UNION ALL SELECT 'mention', t.doc, t.kit FROM mention AS t ANTI JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
UNION ALL SELECT 'trait', t.doc, t.kit FROM trait AS t ANTI JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
UNION ALL SELECT 'sentence', t.doc, t.kit FROM sentence AS t ANTI JOIN document AS d ON d.id = t.doc AND d.kit = t.kit
UNION ALL SELECT 'claim', t.sighting, t.kit FROM claim AS t ANTI JOIN sighting AS s ON s.id = t.sighting AND s.kit = t.kit
UNION ALL SELECT 'resolved', t.sighting, t.kit FROM resolved AS t ANTI JOIN sighting AS s ON s.id = t.sighting AND s.kit = t.kit
UNION ALL SELECT 'link', t.sighting, t.kit FROM link AS t ANTI JOIN sighting AS s ON s.id = t.sighting AND s.kit = t.kit
UNION ALL SELECT 'measured', t.sighting, t.kit FROM measured AS t ANTI JOIN sighting AS s ON s.id = t.sighting AND s.kit = t.kit;
