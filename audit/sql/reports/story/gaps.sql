-- What accounts of some stories leave out, computed once for all pages, with the fullest name of a voice; parameter stories.
CREATE OR REPLACE TEMP TABLE story_missing AS
SELECT m.*, v.name
FROM left_out AS m
LEFT JOIN (
    SELECT story, key, arg_max(name, length(name)) AS name FROM story_voice GROUP BY story, key
) AS v ON m.what = 'speaker' AND v.story = m.story AND v.key = m.key
WHERE m.story IN (SELECT unnest($stories::VARCHAR[]));
