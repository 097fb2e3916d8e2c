-- Renew which accounts of an outlet are one unit in its rates, and mark the months of those for which that changed.
CREATE OR REPLACE TEMP TABLE unit_now AS
SELECT sighting, story
FROM (
    SELECT m.sighting, min(m.story) AS story, min(counted_outlet(s.outlet, s.host, s.outlet_basis)) AS outlet
    FROM story_member AS m JOIN sighting AS s ON s.id = m.sighting
    GROUP BY m.sighting
)
WHERE outlet IS NOT NULL
QUALIFY count(*) OVER (PARTITION BY story, outlet) > 1;

INSERT INTO month_stale
SELECT DISTINCT month_of(day) FROM sighting
WHERE id IN (
    SELECT sighting FROM ((FROM unit_now EXCEPT FROM story_unit) UNION ALL (FROM story_unit EXCEPT FROM unit_now))
)
EXCEPT SELECT month FROM month_stale;

DELETE FROM story_unit;

INSERT INTO story_unit FROM unit_now;

DROP TABLE unit_now;
