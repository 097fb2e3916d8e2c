-- Keep the measures of some texts beside them: parameters kit and docs. Those of another kit give way.
DELETE FROM measured WHERE sighting IN (SELECT id FROM sighting WHERE kit = $kit AND doc IN (SELECT unnest($docs::VARCHAR[])));

INSERT INTO measured BY NAME
SELECT c.*, true AS current, m.area, m.name, m.value, m.n, m.state
FROM measure AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit
WHERE m.kit = $kit AND m.doc IN (SELECT unnest($docs::VARCHAR[])) AND c.doc IN (SELECT unnest($docs::VARCHAR[]));
