-- Keep the measures of some texts beside them: parameters kit and docs. Those of another kit give way.
DELETE FROM measured WHERE sighting IN (SELECT id FROM sighting WHERE kit = $kit AND doc IN (SELECT unnest($docs::VARCHAR[])));

-- An area at a time, since all at once would take a third more memory.
INSERT INTO measured BY NAME
SELECT c.*, true AS current, 'language' AS area, m.name, m.value, m.n, stated(m.state, m.value) AS state
FROM measure_language AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND c.doc IN (SELECT unnest($docs::VARCHAR[]));

INSERT INTO measured BY NAME
SELECT c.*, true AS current, 'promotion' AS area, m.name, m.value, m.n, stated(NULL, m.value) AS state
FROM measure_promotion AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND c.doc IN (SELECT unnest($docs::VARCHAR[]));

INSERT INTO measured BY NAME
SELECT c.*, true AS current, 'balance' AS area, m.name, m.value, m.n, stated(NULL, m.value) AS state
FROM measure_balance AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND c.doc IN (SELECT unnest($docs::VARCHAR[]));

INSERT INTO measured BY NAME
SELECT c.*, true AS current, 'provenance' AS area, m.name, m.value, m.n, stated(NULL, m.value) AS state
FROM measure_provenance AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND c.doc IN (SELECT unnest($docs::VARCHAR[]));
