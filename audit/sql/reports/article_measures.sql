-- Every measure of one audit: value, n and state.
SELECT name, value, n, state FROM measure WHERE doc = $doc AND kit = $kit ORDER BY name;
