-- Store the measures of some texts; parameters kit and docs. They replace those of another kit.
DELETE FROM measured WHERE sighting IN (SELECT id FROM sighting WHERE kit = $kit AND doc IN (SELECT unnest($docs::VARCHAR[])));

-- One area at a time: all at once take a third more memory.
INSERT INTO measured BY NAME
SELECT c.*, true AS current, 'language' AS area, m.name, m.value, m.n, stated(m.state, m.value) AS state
FROM measure_language AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND c.doc IN (SELECT unnest($docs::VARCHAR[]));

INSERT INTO measured BY NAME
SELECT c.*, true AS current, 'promotion' AS area, m.name, m.value, m.n, stated(NULL, m.value) AS state
FROM measure_promotion AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND c.doc IN (SELECT unnest($docs::VARCHAR[]));

INSERT INTO measured BY NAME
SELECT c.*, true AS current, 'balance' AS area, m.name, m.value, m.n, stated(m.state, m.value) AS state
FROM measure_balance AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND c.doc IN (SELECT unnest($docs::VARCHAR[]));

INSERT INTO measured BY NAME
SELECT c.*, true AS current, 'provenance' AS area, m.name, m.value, m.n, stated(m.state, m.value) AS state
FROM measure_provenance AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND c.doc IN (SELECT unnest($docs::VARCHAR[]));
