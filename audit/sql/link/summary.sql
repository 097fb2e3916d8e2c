-- What is linked in a database. A text at several addresses is one account.
WITH account AS (
    SELECT DISTINCT m.story, m.level, d.text_id
    FROM story_member AS m JOIN sighting AS s ON s.id = m.sighting JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
)
SELECT
    (SELECT count(*) FROM story) AS stories, (SELECT count(*) FROM account) AS members,
    (SELECT count(*) FROM account WHERE level = 'event') AS events, (SELECT count(*) FROM utterance) AS utterances,
    (SELECT count(*) FROM reuse) AS reuse;
