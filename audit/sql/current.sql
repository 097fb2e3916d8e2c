-- Withdraw stored versions of an agency's item when a later one is canceled, killed or withheld.
UPDATE measured SET counted = 'withdrawn'
WHERE counted <> 'withdrawn' AND sighting IN (
    SELECT sighting FROM withdrawal
    SEMI JOIN (
        SELECT o.sighting
        FROM claim AS o
        JOIN claim AS n ON n.field = 'guid' AND n.origin = 'export' AND n.value = o.value
        JOIN sighting AS s ON s.id = n.sighting
        WHERE o.field = 'guid' AND o.origin = 'export' AND s.doc IN (SELECT unnest($docs::VARCHAR[]))
            AND n.sighting IN (SELECT sighting FROM claim WHERE field = 'status' AND origin = 'export')
    ) AS near USING (sighting)
);

-- Mark which of several sightings of one article or text counts; parameter docs: ids of the new texts.
-- In each month an outlet's article counts with its last version, and a text once, by its last sighting.
CREATE OR REPLACE TEMP TABLE current_near AS
WITH fresh AS (
    SELECT DISTINCT article_of(url, doc) AS article, doc FROM sighting WHERE doc IN (SELECT unnest($docs::VARCHAR[]))
),
near AS (
    SELECT article_of(url, doc) AS article, doc FROM sighting
    WHERE doc IN (SELECT doc FROM fresh) OR article_of(url, doc) IN (SELECT article FROM fresh)
)
SELECT
    s.id AS sighting, s.doc, s.kit, article_of(s.url, s.doc) AS article, counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet,
    strftime(try_cast(s.day AS DATE), '%Y-%m') AS month, in_order(s.fetched_at, s.fetched) AS fetched
FROM sighting AS s
LEFT JOIN (SELECT kit, max(started) AS started FROM run GROUP BY kit) AS k ON k.kit = s.kit
WHERE s.doc IN (SELECT doc FROM near) OR article_of(s.url, s.doc) IN (SELECT article FROM near)
QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY k.started DESC NULLS LAST, s.kit) = 1;

UPDATE measured SET current = f.current
FROM (
    SELECT
        sighting, month,
        row_number() OVER (PARTITION BY outlet, month, article ORDER BY fetched DESC NULLS LAST, sighting) = 1
        AND row_number() OVER (PARTITION BY outlet, month, doc ORDER BY fetched DESC NULLS LAST, sighting) = 1 AS current
    FROM current_near
) AS f
WHERE measured.sighting = f.sighting AND measured.month IS NOT DISTINCT FROM f.month AND measured.current <> f.current
    AND (
        measured.doc IN (SELECT doc FROM sighting WHERE doc IN (SELECT unnest($docs::VARCHAR[])))
        OR measured.article IN (SELECT article_of(url, doc) FROM sighting WHERE doc IN (SELECT unnest($docs::VARCHAR[])))
    );

