-- Whom the voices in an outlet's stories speak for: share of the words of speech by affiliation and kind of voice.
-- columns: outlet, affiliation (null: none stated), kind of voice, articles of the outlet with speech, words (n) of
--   them all, words of this voice, share with its 95 % interval clustered by article, few (below ten articles).
-- do not infer: fairness: equal is not fair, and who was asked and declined is not in the text. A joint voice counts
--   for each side.
-- set: outlet, from, to
WITH spoken AS (
    SELECT c.outlet, coalesce(u.story, c.doc) AS unit, a.affiliation, c.kind, c.words
    FROM sources AS c
    JOIN rated AS g ON g.sighting = c.sighting AND g.kit = c.kit
    LEFT JOIN story_unit AS u ON u.sighting = c.sighting
    LEFT JOIN LATERAL (SELECT unnest(c.affiliations) AS affiliation) AS a ON true
    WHERE c.words > 0 AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
),
whole AS (
    SELECT c.outlet, coalesce(u.story, c.doc) AS unit, count(DISTINCT c.doc) AS articles, sum(c.words) AS n
    FROM sources AS c
    JOIN rated AS g ON g.sighting = c.sighting AND g.kit = c.kit
    LEFT JOIN story_unit AS u ON u.sighting = c.sighting
    WHERE c.words > 0 AND coalesce(c.outlet, '') = coalesce($outlet, c.outlet, '')
    AND coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999') GROUP BY c.outlet, coalesce(u.story, c.doc)
),
of_outlet AS (
    SELECT outlet, CAST(sum(articles) AS BIGINT) AS articles, count(*) AS units, sum(n) AS n, sum(n * n) AS nn FROM whole GROUP BY outlet
),
parts AS (SELECT outlet, unit, affiliation, kind, sum(words) AS k FROM spoken GROUP BY outlet, unit, affiliation, kind),
sums AS (
    SELECT p.outlet, p.affiliation, p.kind, sum(p.k) AS k, sum(p.k * p.k) AS kk, sum(p.k * w.n) AS kn
    FROM parts AS p JOIN whole AS w ON w.outlet = p.outlet AND w.unit = p.unit GROUP BY p.outlet, p.affiliation, p.kind
)
SELECT
    s.outlet, s.affiliation, s.kind, o.articles, o.n, s.k AS words, s.k / o.n AS share,
    rate_low(true, s.k / o.n, rate_error(o.units, s.k, o.n, s.kk, s.kn, o.nn), o.n, o.nn) AS low,
    rate_high(true, s.k / o.n, rate_error(o.units, s.k, o.n, s.kk, s.kn, o.nn), o.n, o.nn) AS high, o.articles < 10 AS few
FROM sums AS s JOIN of_outlet AS o ON o.outlet = s.outlet
ORDER BY s.outlet, words DESC, s.affiliation, s.kind;
