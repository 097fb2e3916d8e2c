-- Id of the article of a sighting: digest of its address without the fragment, else of its text.
CREATE OR REPLACE MACRO article_of(url, doc) AS left(md5(coalesce(split_part(url, '#', 1), doc)), 16);

-- Month and ISO week of a day; null for what is no day.
CREATE OR REPLACE MACRO month_of(day) AS strftime(try_cast(day AS DATE), '%Y-%m');
CREATE OR REPLACE MACRO week_of(day) AS strftime(try_cast(day AS DATE), '%G-W%V');

-- The outlet in whose rates a sighting counts: the registry's, else the host; null when only a promo names it.
CREATE OR REPLACE MACRO counted_outlet(outlet, host, basis) AS
    CASE WHEN basis IS DISTINCT FROM 'promo_cue' THEN coalesce(outlet, host) END;

-- Items of agencies that are withdrawn: by their own status, or by a later version of the same item (one guid) that its provider
-- cancels, kills or withholds. Later is the higher number of the version, else the later moment; a version of which neither is
-- known counts as withdrawn. A usable version after that counts again, and an embargo holds back its own version only.
CREATE OR REPLACE VIEW withdrawal AS
WITH item AS (
    SELECT
        c.sighting, any_value(c.value) FILTER (c.field = 'guid') AS guid, any_value(c.value) FILTER (c.field = 'status') AS status,
        try_cast(any_value(c.value) FILTER (c.field = 'version') AS BIGINT) AS version,
        max(in_order(CASE WHEN regexp_matches(r.value, 'T.*(Z|[+-]\d\d:?\d\d)$')
            THEN instant_text(try_cast(r.value AS TIMESTAMPTZ) AT TIME ZONE 'UTC') END, r.value)) AS made
    FROM claim AS c LEFT JOIN resolved AS r ON r.sighting = c.sighting AND r.kit = c.kit AND r.field = 'modified'
    WHERE c.origin = 'export' AND c.field IN ('guid', 'status', 'version')
        AND c.sighting IN (SELECT sighting FROM claim WHERE field = 'status' AND origin = 'export')
    GROUP BY c.sighting
)
SELECT sighting FROM item WHERE status IN ('canceled', 'embargoed', 'killed', 'withheld')
UNION
SELECT i.sighting
FROM item AS i JOIN item AS k ON k.guid = i.guid AND k.sighting <> i.sighting
JOIN sighting AS s ON s.id = i.sighting
JOIN sighting AS t ON t.id = k.sighting
WHERE k.status IN ('canceled', 'killed', 'withheld')
    AND coalesce(s.outlet = t.outlet, true) AND coalesce(s.host = t.host, true)
    AND coalesce(nullif(k.version, i.version) > i.version, k.made >= i.made, true);

-- How a sighting counts: its outlet, article, month and week, and whether it is a story by the outlet itself.
-- Wire copy is left out unless the outlet is the agency; so are articles declared as something other than news. A text cut by
-- a paywall or broken off, or a page that holds one part of an article, counts nowhere; neither does an agency's item that its
-- provider withdrew.
CREATE OR REPLACE VIEW counting AS
SELECT
    s.id AS sighting, s.doc, s.kit, article_of(s.url, s.doc) AS article,
    counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet,
    s.fetched, s.day, month_of(s.day) AS month, week_of(s.day) AS week,
    CASE
        WHEN s.id IN (SELECT sighting FROM withdrawal) THEN 'withdrawn'
        WHEN s.access IN ('stub', 'partial') OR p.sighting IS NOT NULL THEN 'cut'
        WHEN r.level = 'full' AND r.agency IS DISTINCT FROM s.outlet THEN 'wire'
        WHEN r.type IN ('analysis', 'opinion', 'press_release', 'review', 'satire', 'sponsored') THEN 'other'
        ELSE 'story'
    END AS counted
FROM sighting AS s
LEFT JOIN (
    SELECT
        sighting, kit,
        any_value(value) FILTER (field = 'wire_agency') AS agency,
        any_value(value) FILTER (field = 'wire_level') AS level,
        any_value(value) FILTER (field = 'type') AS type
    FROM resolved WHERE field IN ('wire_agency', 'wire_level', 'type') GROUP BY sighting, kit
) AS r ON r.sighting = s.id AND r.kit = s.kit
LEFT JOIN (
    SELECT DISTINCT sighting FROM claim WHERE field = 'part' OR field = 'access' AND value = 'partial'
) AS p ON p.sighting = s.id;
