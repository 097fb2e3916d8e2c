-- Documents of some stories.
SELECT DISTINCT doc FROM story_account WHERE story IN (SELECT unnest($stories::VARCHAR[])) ORDER BY doc;
