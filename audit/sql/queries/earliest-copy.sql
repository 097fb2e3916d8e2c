-- The same text at several addresses: the earliest of them in this database, and the agency it credits.
-- columns: text_id, copies, outlets, earliest outlet, url and time (as declared), agency credited, certain (no other copy can be
--   as early; false where a day or a clock without zone leaves it open).
-- do not infer: who wrote it first: this is the earliest in this database; licensed copy is legal.
-- set: from, to
WITH timed AS (
    SELECT
        d.text_id, c.article, c.outlet, s.id, s.url, r.value AS agency, coalesce(s.published, s.fetched) AS declared,
        CASE WHEN s.published IS NULL THEN s.fetched_at ELSE s.published_at END AS instant
    FROM sighting AS s
    JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
    JOIN latest_sighting AS l ON l.sighting = s.id AND l.kit = s.kit
    JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
    LEFT JOIN resolved AS r ON r.sighting = s.id AND r.kit = s.kit AND r.field = 'wire_agency'
    WHERE coalesce(c.day, '') BETWEEN coalesce($from, '') AND coalesce($to, '9999')
),
ordered AS (
    SELECT
        *, not_before(instant, declared) AS low, not_after(instant, declared) AS high,
        first_value(article) OVER line AS first_article, row_number() OVER line AS place
    FROM timed
    WINDOW line AS (PARTITION BY text_id ORDER BY not_after(instant, declared) NULLS LAST, url, id)
)
SELECT
    text_id, count(DISTINCT article) AS copies, count(DISTINCT outlet) AS outlets,
    any_value(outlet) FILTER (place = 1) AS earliest_outlet, any_value(url) FILTER (place = 1) AS earliest,
    any_value(declared) FILTER (place = 1) AS earliest_time, any_value(agency) AS agency,
    coalesce(any_value(high) FILTER (place = 1) < min(coalesce(low, '')) FILTER (article <> first_article), false) AS certain
FROM ordered
GROUP BY text_id
HAVING count(DISTINCT article) > 1
ORDER BY outlets DESC, copies DESC, min(high), text_id;
