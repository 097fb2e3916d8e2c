-- What is linked in a database.
SELECT
    (SELECT count(*) FROM story) AS stories, (SELECT count(*) FROM story_member) AS members,
    (SELECT count(*) FROM story_member WHERE level = 'event') AS events, (SELECT count(*) FROM utterance) AS utterances,
    (SELECT count(*) FROM reuse) AS reuse;
