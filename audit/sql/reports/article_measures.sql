-- Every measure of one audit: value, n and state.
SELECT area, name, value, n, state FROM measure WHERE doc = $doc AND kit = $kit ORDER BY area, name;
