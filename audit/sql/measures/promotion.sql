-- Measures of promotion: what of a text is not its story, where promotion leads, how much of it is fused, notes of provenance.
CREATE OR REPLACE VIEW measure_promotion AS
WITH piece AS (
    SELECT
        i.doc, i.kit, i.role, i.kind, i.rule, i.fused, i.start, i.stop,
        len(regexp_extract_all(substring(d.text, i.start + 1, i.stop - i.start), '\S+')) AS words
    FROM insertion AS i JOIN document AS d ON d.id = i.doc AND d.kit = i.kit
),
target AS (
    -- A row a promotion that holds a link: whether any of its links stays with the outlet or its sisters.
    SELECT p.doc, p.kit, p.start, bool_or(l.relation IN ('own', 'sister')) AS own
    FROM piece AS p
    JOIN sighting AS s ON s.doc = p.doc AND s.kit = p.kit
    JOIN link AS l ON l.sighting = s.id AND l.kit = s.kit AND l.start >= p.start AND l.stop <= p.stop
    WHERE p.role = 'promo'
    GROUP BY p.doc, p.kit, p.start
),
counted AS (
    SELECT
        d.id AS doc, d.kit, any_value(d.words) AS story,
        coalesce(sum(p.words) FILTER (p.role = 'promo'), 0) AS promo_words,
        count(p.doc) FILTER (p.role = 'promo') AS promo,
        count(p.doc) FILTER (p.role = 'promo' AND p.fused) AS fused,
        count(p.doc) FILTER (p.role = 'provenance') AS provenance,
        count(p.doc) FILTER (p.role = 'furniture') AS furniture,
        count(p.doc) FILTER (p.rule = 'affiliate-disclosure') AS affiliate,
        count(p.doc) FILTER (p.kind = 'cross_promotion') AS cross_promotion,
        count(p.doc) FILTER (p.kind = 'call_to_action') AS call_to_action,
        count(p.doc) FILTER (p.kind = 'newsletter') AS newsletter,
        count(p.doc) FILTER (p.kind = 'social_follow') AS social_follow,
        count(p.doc) FILTER (p.kind = 'appeal') AS appeal,
        count(p.doc) FILTER (p.kind = 'commerce') AS commerce,
        count(p.doc) FILTER (p.kind = 'sponsored') AS sponsored,
        count(p.doc) FILTER (p.kind = 'correction') AS correction
    FROM document AS d LEFT JOIN piece AS p ON p.doc = d.id AND p.kit = d.kit
    GROUP BY d.id, d.kit
),
led AS (
    SELECT doc, kit, count(*) AS n, count(*) FILTER (own) AS own FROM target GROUP BY doc, kit
)
SELECT doc, kit, 'promo_share' AS name, CAST(promo_words AS DOUBLE) / nullif(story + promo_words, 0) AS value, story + promo_words AS n
FROM counted
UNION ALL SELECT doc, kit, 'promo_fused_share', CAST(fused AS DOUBLE) / nullif(promo, 0), promo FROM counted
UNION ALL
SELECT c.doc, c.kit, 'promo_own_share', CAST(l.own AS DOUBLE) / nullif(l.n, 0), coalesce(l.n, 0)
FROM counted AS c LEFT JOIN led AS l ON l.doc = c.doc AND l.kit = c.kit
UNION ALL SELECT doc, kit, 'insertions', CAST(promo AS DOUBLE), promo + provenance + furniture FROM counted
UNION ALL SELECT doc, kit, 'cross_promotions', CAST(cross_promotion AS DOUBLE), promo FROM counted
UNION ALL SELECT doc, kit, 'calls_to_action', CAST(call_to_action AS DOUBLE), promo FROM counted
UNION ALL SELECT doc, kit, 'newsletter_offers', CAST(newsletter AS DOUBLE), promo FROM counted
UNION ALL SELECT doc, kit, 'social_follows', CAST(social_follow AS DOUBLE), promo FROM counted
UNION ALL SELECT doc, kit, 'appeals', CAST(appeal AS DOUBLE), promo FROM counted
UNION ALL SELECT doc, kit, 'commerce_lines', CAST(commerce AS DOUBLE), promo FROM counted
UNION ALL SELECT doc, kit, 'sponsored_labels', CAST(sponsored AS DOUBLE), promo FROM counted
UNION ALL SELECT doc, kit, 'affiliate_disclosures', CAST(affiliate AS DOUBLE), promo FROM counted
UNION ALL SELECT doc, kit, 'provenance_notes', CAST(provenance AS DOUBLE), promo + provenance + furniture FROM counted
UNION ALL SELECT doc, kit, 'correction_notes', CAST(correction AS DOUBLE), provenance FROM counted;
