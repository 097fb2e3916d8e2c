-- Who speaks in one article: statements and words of each source, direct and in paraphrase, with side and verbs.
WITH words AS (
    SELECT
        s.*, substring(d.text, s.start + 1, s.stop - s.start) AS content,
        substring(d.text, s.cue_start + 1, s.cue_stop - s.cue_start) AS cue,
        len(regexp_extract_all(substring(d.text, s.start + 1, s.stop - s.start), '\w+(?:[''’.-]\w+)*')) AS n_words
    FROM sighting AS g
    JOIN statement AS s ON s.doc = g.doc AND s.kit = g.kit
    JOIN document AS d ON d.id = g.doc AND d.kit = g.kit
    WHERE g.id = $sighting
)
SELECT
    w.source, r.name, r.kind, r.identity, r.role, r.reason_given,
    (SELECT list(DISTINCT a.name ORDER BY a.name) FROM affiliation AS a
     WHERE a.doc = r.doc AND a.kit = r.kit AND a.source = r.n) AS sides,
    count(DISTINCT w.n) FILTER (w.act = 'speech') AS statements,
    coalesce(sum(w.n_words) FILTER (w.act = 'speech'), 0) AS words,
    coalesce(sum(w.n_words) FILTER (w.act = 'speech' AND w.mode = 'direct'), 0) AS direct_words,
    count(DISTINCT w.n) FILTER (w.act <> 'speech') AS other,
    list(DISTINCT lower(w.cue)) FILTER (w.cue IS NOT NULL) AS cues,
    min(w.source_p) AS source_p, min(w.start) AS start
FROM words AS w
LEFT JOIN source AS r ON r.doc = w.doc AND r.kit = w.kit AND r.n = w.source
GROUP BY w.source, r.doc, r.kit, r.n, r.name, r.kind, r.identity, r.role, r.reason_given
ORDER BY words DESC, start;
