-- Number the accounts to link in order of day: each article once, by its last version, and each text once, by its first sighting.
CREATE OR REPLACE TEMP TABLE link_dated AS
WITH version AS (
    SELECT * FROM link_sighting
    WHERE date IS NOT NULL AND counted <> 'withdrawn'
    QUALIFY row_number() OVER (
        PARTITION BY article
        ORDER BY counted = 'cut', fetched_at DESC NULLS LAST, published_at DESC NULLS LAST, words DESC, sighting
    ) = 1
), account AS (
    SELECT sighting, doc, kit, text_id, day, date, outlet FROM version
    QUALIFY row_number() OVER (PARTITION BY text_id ORDER BY day, sighting) = 1
)
SELECT
    row_number() OVER (ORDER BY day, sighting) - 1 AS nr, sighting, doc, kit, text_id, day, date, strftime(date, '%G-W%V') AS week,
    concat_ws(' ', sighting, doc, kit, outlet) AS state
FROM account
ORDER BY nr;

-- A text has the outlet and times of the sighting that was published first.
CREATE OR REPLACE TEMP TABLE link_first AS
SELECT c.nr, c.sighting, c.date, c.text_id, s.sighting AS first, s.doc, s.kit, s.outlet, s.counted
FROM link_sighting AS s JOIN link_dated AS c ON c.doc = s.doc
QUALIFY row_number() OVER (PARTITION BY s.doc ORDER BY s.day, s.sighting) = 1
ORDER BY c.nr;
