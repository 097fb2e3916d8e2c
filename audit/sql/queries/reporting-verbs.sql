-- Verbs that report each side: said, against claimed, admitted, boasted; how many of them are loaded.
-- columns: affiliation, statements, loaded (cues marked as loaded), verbs with their counts, most frequent first.
-- do not infer: unequal treatment from few statements; sides say different things, and some verbs fit what was said.
SELECT
    affiliation, sum(n) AS statements, sum(loaded) AS loaded,
    string_agg(verb || ' ' || n, ', ' ORDER BY n DESC, verb) AS verbs
FROM (
    SELECT r.affiliation, r.verb, count(*) AS n, count(*) FILTER (r.loaded) AS loaded
    FROM reporting_verb AS r
    JOIN latest AS l ON l.doc = r.doc AND l.kit = r.kit
    WHERE r.act = 'speech'
    GROUP BY r.affiliation, r.verb
)
GROUP BY affiliation
ORDER BY statements DESC, affiliation;
