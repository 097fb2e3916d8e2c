-- The voices of two articles side by side, matched by name only: words of speech in the body, as in source_share.
SELECT
    coalesce(any_value(name), 'unnamed') AS name,
    coalesce(sum(words) FILTER (doc = $left), 0) AS a, coalesce(sum(words) FILTER (doc = $right), 0) AS b
FROM source_share
WHERE kit = $kit AND doc IN ($left, $right) AND words > 0
GROUP BY coalesce(lower(name), '')
ORDER BY (a > 0 AND b > 0) DESC, a + b DESC, name;
