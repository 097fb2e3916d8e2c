-- Accounts of linked stories: one row a sighting that is a member, with its outlet, day and headline.
CREATE OR REPLACE VIEW story_account AS
SELECT
    m.story, m.level, m.method, m.score, m.sighting, l.doc, l.kit, c.outlet, c.day, c.counted, s.url, s.published, s.published_at,
    (SELECT min(value) FROM resolved AS r WHERE r.sighting = m.sighting AND r.kit = l.kit AND r.field = 'headline') AS headline
FROM story_member AS m
JOIN latest_sighting AS l ON l.sighting = m.sighting
JOIN sighting AS s ON s.id = l.sighting AND s.kit = l.kit
JOIN counting AS c ON c.sighting = l.sighting AND c.kit = l.kit;

-- Accounts that can be compared for what they leave out: whole texts of the level `event`, one a text.
CREATE OR REPLACE VIEW story_peer AS
SELECT * FROM story_account
WHERE level = 'event' AND counted NOT IN ('cut', 'withdrawn') AND outlet IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY story, doc ORDER BY sighting) = 1;

-- Versions of shared utterances with the words as printed, their voice, and the share of the fullest version that they keep.
CREATE OR REPLACE VIEW quotation_version AS
SELECT
    u.id AS utterance, u.story, u.speaker, u.speaker_state, u.outlets, a.outlet, a.day, a.url, q.doc, q.n, q.start, q.stop,
    substring(d.text, q.start + 1, q.stop - q.start) AS words_printed, q.verb, q.verb_class, v.name AS voice, q.place,
    q.in_headline, q.words, q.fullest, q.words / max(q.words) OVER (PARTITION BY u.id) AS kept
FROM utterance AS u
JOIN quotation_use AS q ON q.utterance = u.id
JOIN (
    SELECT * FROM story_account QUALIFY row_number() OVER (PARTITION BY story, doc ORDER BY sighting) = 1
) AS a ON a.story = u.story AND a.doc = q.doc
JOIN document AS d ON d.id = a.doc AND d.kit = a.kit
LEFT JOIN source AS v ON v.doc = a.doc AND v.kit = a.kit AND v.n = q.source;

-- Named voices of the accounts of stories that speak in the body, with the last word of their name, and a key that tells voices
-- apart: that word for a person, with the first name where persons of one story share it; the whole name for others.
CREATE OR REPLACE VIEW story_voice AS
SELECT
    * EXCLUDE (bare, first_name), CASE
        WHEN kind <> 'person' THEN regexp_replace(bare, '^the ', '')
        WHEN min(first_name) OVER one < max(first_name) OVER one THEN regexp_extract(bare, '^\S+') || ' ' || last_name
        ELSE last_name
    END AS key
FROM (
    SELECT
        a.story, a.doc, a.kit, a.outlet, a.day, a.url, s.source, s.name, s.kind, s.words, last_word(s.name) AS last_name,
        bare_name(s.name) AS bare,
        CASE WHEN s.kind = 'person' THEN nullif(regexp_extract(bare_name(s.name), '^(\w)\S* (\w\. )*\S+$', 1), '') END AS first_name
    FROM story_peer AS a
    JOIN source_share AS s ON s.doc = a.doc AND s.kit = a.kit
    WHERE s.identity = 'named' AND s.words > 0
)
WHERE last_name IS NOT NULL
WINDOW one AS (PARTITION BY story, last_name);

-- Different words of a text, in lower case.
CREATE OR REPLACE MACRO different_words(words) AS list_distinct(regexp_extract_all(lower(words), '[\p{L}\p{N}]+'));

-- True when a text has at least four fifths of the different words of a passage: another wording of it, not its absence.
CREATE OR REPLACE MACRO mostly_in(passage, whole) AS
    len(list_intersect(different_words(passage), different_words(whole))) >= 0.8 * len(different_words(passage));

-- Pairs of accounts that share a quotation of at least six words, or a passage: they tell one event.
CREATE OR REPLACE VIEW event_pair AS
SELECT doc, other FROM quotation_match WHERE kind <> 'overlap' AND equal_words >= 6
UNION SELECT other, doc FROM quotation_match WHERE kind <> 'overlap' AND equal_words >= 6
UNION SELECT doc, other FROM reuse WHERE kind IN ('copy', 'passage')
UNION SELECT other, doc FROM reuse WHERE kind IN ('copy', 'passage');

-- What at least two other outlets of an event carry and an account does not: an utterance, a voice, or a passage of most others.
-- Only accounts of the same day or before count: no article has what was said after it. One of them at least tells the event of
-- the account by words that both have. It is a fact about these texts. It says nothing about why, and on BASIL it follows nothing
-- that annotators call bias.
CREATE OR REPLACE VIEW left_out AS
WITH peer AS (SELECT * FROM story_peer),
carried AS (  -- story, what, key, what must be absent (for a voice its last name), and who carries it
    SELECT v.story, 'utterance' AS what, v.utterance AS key, v.utterance AS absent, v.doc, v.outlet, v.day
    FROM quotation_version AS v SEMI JOIN story_peer AS p ON p.story = v.story AND p.doc = v.doc
    UNION
    SELECT story, 'speaker', key, last_name, doc, outlet, day FROM story_voice
    UNION
    SELECT p.story, 'passage', r.doc || ':' || r.start, r.doc || ':' || r.start, p.doc, p.outlet, p.day
    FROM reuse AS r
    JOIN peer AS o ON o.doc = r.doc
    JOIN peer AS t ON t.doc = r.other AND t.story = o.story
    JOIN peer AS p ON p.story = o.story AND p.doc IN (r.doc, r.other)
    WHERE r.kind IN ('copy', 'passage')
),
reworded AS (  -- accounts that have most words of a passage, in another order or with others between
    SELECT DISTINCT p.doc, r.doc || ':' || r.start AS key
    FROM reuse AS r
    JOIN peer AS o ON o.doc = r.doc
    JOIN document AS od ON od.id = o.doc AND od.kit = o.kit
    JOIN peer AS p ON p.story = o.story AND p.doc NOT IN (r.doc, r.other)
    JOIN document AS pd ON pd.id = p.doc AND pd.kit = p.kit
    WHERE r.kind IN ('copy', 'passage') AND mostly_in(substring(od.text, r.start + 1, r.stop - r.start), pd.text)
),
known AS (
    SELECT p.story, p.doc, c.what, c.key, c.absent, count(DISTINCT c.outlet) AS others
    FROM peer AS p
    JOIN carried AS c ON c.story = p.story AND c.outlet <> p.outlet AND coalesce(c.day <= p.day, true)
    LEFT JOIN event_pair AS e ON e.doc = p.doc AND e.other = c.doc
    GROUP BY ALL
    HAVING count(DISTINCT c.outlet) >= 2 AND (any_value(p.method) = 'given' OR count(e.doc) > 0)
)
SELECT
    p.story, p.doc, p.outlet, p.day, p.url, k.what, k.key, k.others,
    (
        SELECT count(DISTINCT o.outlet) FROM peer AS o
        WHERE o.story = p.story AND o.outlet <> p.outlet AND coalesce(o.day <= p.day, true)
    ) AS of_others,
    CASE k.what WHEN 'speaker' THEN has_name(spaced(d.text), k.key) END AS named_here
FROM peer AS p
JOIN known AS k ON k.story = p.story AND k.doc = p.doc
JOIN document AS d ON d.id = p.doc AND d.kit = p.kit
WHERE NOT EXISTS (FROM carried AS c WHERE c.story = k.story AND c.what = k.what AND c.absent = k.absent AND c.doc = p.doc)
    AND (k.what <> 'passage' OR NOT EXISTS (
        FROM reuse AS r
        WHERE r.kind IN ('copy', 'passage') AND (
            r.other = p.doc AND r.doc = split_part(k.key, ':', 1)
            OR r.doc = p.doc AND r.other = split_part(k.key, ':', 1)
        )
    ))
    AND NOT EXISTS (FROM outlet AS o WHERE k.what = 'speaker' AND o.id = p.outlet AND has_name(spaced(o.name), k.key))
    AND NOT EXISTS (FROM reworded AS w WHERE k.what = 'passage' AND w.doc = p.doc AND w.key = k.key);

-- Sums of each outlet's accounts of events, by story: the clusters of its rates.
CREATE OR REPLACE VIEW outlet_story_sum AS
WITH told AS MATERIALIZED (
    SELECT o.story, o.doc, spaced(d.text) AS words FROM story_peer AS o JOIN document AS d ON d.id = o.doc AND d.kit = o.kit
),
quoted AS (
    SELECT p.story, p.outlet, s.doc, s.n, bool_or(q.doc IS NOT NULL) AS shared
    FROM story_peer AS p
    JOIN statement AS s ON s.doc = p.doc AND s.kit = p.kit AND s.quoted >= 3
    LEFT JOIN quotation_use AS q ON q.doc = s.doc AND q.n = s.n
    GROUP BY ALL
)
SELECT story, outlet, 'shared_quotations' AS name, count(*) FILTER (shared) AS k, count(*) AS n FROM quoted GROUP BY ALL
UNION ALL
SELECT v.story, v.outlet, 'trimmed_quotations', count(*) FILTER (v.kept < 1), count(*)
FROM quotation_version AS v SEMI JOIN story_peer AS p ON p.story = v.story AND p.doc = v.doc
GROUP BY ALL
UNION ALL
SELECT v.story, v.outlet, 'kept_of_fullest', sum(v.kept), count(*)
FROM quotation_version AS v SEMI JOIN story_peer AS p ON p.story = v.story AND p.doc = v.doc
GROUP BY ALL
UNION ALL
SELECT v.story, v.outlet, 'heard_only_here', count(*) FILTER (NOT EXISTS (
    FROM told AS o WHERE o.story = v.story AND o.doc <> v.doc AND has_name(o.words, v.last_name)
)), count(*)
FROM story_voice AS v GROUP BY ALL;

-- What each outlet's accounts of events share with others: rate, its 95 % interval clustered by story; few below ten stories.
CREATE OR REPLACE VIEW outlet_sharing AS
SELECT
    outlet, name, stories, k, n, rate, ends.low, ends.high, stories < 10 AS few
FROM (
    SELECT *, rate_interval(true, rate, rate_error(stories, k, n, kk, kn, nn), n, nn) AS ends
    FROM (
        SELECT
            outlet, name, count(*) AS stories, sum(k) AS k, sum(n) AS n, sum(k * k) AS kk, sum(k * n) AS kn, sum(n * n) AS nn,
            sum(k) / nullif(sum(n), 0) AS rate
        FROM outlet_story_sum GROUP BY outlet, name
    )
);
