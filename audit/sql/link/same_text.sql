-- Further sightings of a linked text within a week of it are accounts of the same story: one text at several addresses.
INSERT INTO story_member BY NAME
SELECT m.story, t.sighting, 'reuse' AS method, 1.0 AS score, m.level, m.link_kit
FROM story_member AS m
JOIN link_account AS s ON s.sighting = m.sighting
JOIN link_account AS t ON t.text_id = s.text_id AND t.sighting <> s.sighting
WHERE m.sighting IN (SELECT unnest($sightings::VARCHAR[]))
    AND abs(date_diff('day', try_cast(s.day AS DATE), try_cast(t.day AS DATE))) <= 7
    AND NOT EXISTS (FROM story_member AS o WHERE o.story = m.story AND o.sighting = t.sighting);
