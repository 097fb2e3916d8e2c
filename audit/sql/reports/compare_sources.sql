-- The voices of two articles side by side, matched by name alone: words of speech of each, in each.
WITH told AS (
    SELECT
        s.doc, v.name, lower(v.name) AS key, sum(s.words) AS words
    FROM statement AS s
    JOIN source AS v ON v.doc = s.doc AND v.kit = s.kit AND v.n = s.source
    WHERE s.kit = $kit AND s.doc IN ($left, $right) AND s.act = 'speech' AND near_certain(s.source_p)
    GROUP BY s.doc, v.name
)
SELECT
    coalesce(any_value(name), 'unnamed') AS name,
    coalesce(sum(words) FILTER (doc = $left), 0) AS a, coalesce(sum(words) FILTER (doc = $right), 0) AS b
FROM told
GROUP BY coalesce(key, '')
ORDER BY (a > 0 AND b > 0) DESC, a + b DESC, name;
