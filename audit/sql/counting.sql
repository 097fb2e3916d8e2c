-- Id of the article of a sighting: digest of its address without the fragment, else of its text.
CREATE OR REPLACE MACRO article_of(url, doc) AS left(md5(coalesce(split_part(url, '#', 1), doc)), 16);

-- The outlet in whose rates a sighting counts: the registry's, else the host; null when only a promo names it.
CREATE OR REPLACE MACRO counted_outlet(outlet, host, basis) AS
    CASE WHEN basis IS DISTINCT FROM 'promo_cue' THEN coalesce(outlet, host) END;

-- How a sighting counts: its outlet, article, month and week, and whether it is a story by the outlet itself.
-- Wire copy is left out unless the outlet is the agency; so are articles declared as something other than news. A text cut by
-- a paywall or broken off, or a page that holds one part of an article, counts nowhere; neither does an agency's item that its
-- provider cancels, kills, withholds or holds under an embargo.
CREATE OR REPLACE VIEW counting AS
SELECT
    s.id AS sighting, s.doc, s.kit, article_of(s.url, s.doc) AS article,
    counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet,
    s.fetched, s.day, strftime(try_cast(s.day AS DATE), '%Y-%m') AS month, strftime(try_cast(s.day AS DATE), '%G-W%V') AS week,
    CASE
        WHEN p.withdrawn THEN 'withdrawn'
        WHEN s.access IN ('stub', 'partial') OR p.cut THEN 'cut'
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
    SELECT sighting, bool_or(field = 'status') AS withdrawn, bool_or(field <> 'status') AS cut
    FROM claim
    WHERE field = 'part' OR field = 'access' AND value = 'partial'
        OR field = 'status' AND origin = 'export' AND value IN ('canceled', 'embargoed', 'killed', 'withheld')
    GROUP BY sighting
) AS p ON p.sighting = s.id;
