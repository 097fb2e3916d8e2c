-- Store the measures of all audits of a database without measures.
INSERT INTO measured BY NAME
SELECT c.*, true AS current, m.area, m.name, m.value, m.n, m.state
FROM measure AS m JOIN counting AS c ON c.doc = m.doc AND c.kit = m.kit;
