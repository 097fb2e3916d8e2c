-- Every measure of one audit: value, n and state.
SELECT area, name, value, n, state FROM measured WHERE sighting = $sighting AND kit = $kit ORDER BY area, name;
