-- The measures of two articles side by side.
SELECT
    name, any_value(value) FILTER (doc = $left) AS a, any_value(n) FILTER (doc = $left) AS a_n,
    any_value(state) FILTER (doc = $left) AS a_state,
    any_value(value) FILTER (doc = $right) AS b, any_value(n) FILTER (doc = $right) AS b_n,
    any_value(state) FILTER (doc = $right) AS b_state
FROM measured WHERE kit = $kit AND doc IN ($left, $right)
GROUP BY name ORDER BY name;
