-- Mark the months whose sums no longer hold: those of all sightings, by any kit, of which `current.sql` decided what counts
-- for the texts `docs`, and of agency items that share a guid with them.
INSERT INTO month_stale
SELECT month_of(day) FROM sighting
WHERE id IN (
    SELECT sighting FROM current_near
    UNION ALL
    SELECT o.sighting
    FROM claim AS o
    JOIN claim AS n ON n.field = 'guid' AND n.origin = 'export' AND n.value = o.value
    JOIN sighting AS s ON s.id = n.sighting
    WHERE o.field = 'guid' AND o.origin = 'export' AND s.doc IN (SELECT unnest($docs::VARCHAR[]))
)
EXCEPT SELECT month FROM month_stale;

DROP TABLE current_near;
