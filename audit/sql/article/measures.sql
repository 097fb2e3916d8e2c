-- Every measure of one article: value, n and state.
SELECT m.name, m.value, m.n, m.state
FROM sighting AS s JOIN measure AS m ON m.doc = s.doc AND m.kit = s.kit
WHERE s.id = $sighting
ORDER BY m.name;
