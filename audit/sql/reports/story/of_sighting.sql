-- The story of a sighting, if it is linked.
SELECT m.story, m.level, (SELECT count(*) - 1 FROM story_member AS o WHERE o.story = m.story) AS others
FROM story_member AS m WHERE m.sighting = $sighting ORDER BY m.level, m.story LIMIT 1;
