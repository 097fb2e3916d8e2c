-- Measures of promotion: share of a text that is not story, targets of promotion, fused share, notes of provenance.
CREATE OR REPLACE VIEW measure_promotion AS
WITH target AS (
    -- One row for each promotion with a link: whether any of its links stays with the outlet or its sisters.
    SELECT p.doc, p.kit, p.start, bool_or(l.relation IN ('own', 'sister')) AS own
    FROM insertion AS p
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
    FROM document AS d LEFT JOIN insertion AS p ON p.doc = d.id AND p.kit = d.kit
    GROUP BY d.id, d.kit
),
led AS (
    SELECT doc, kit, count(*) AS n, count(*) FILTER (own) AS own FROM target GROUP BY doc, kit
)
SELECT doc, kit, m.name, m.value, CAST(m.n AS BIGINT) AS n
FROM (
    SELECT c.doc, c.kit, unnest([
        {name: 'promo_share', value: CAST(promo_words AS DOUBLE) / nullif(story + promo_words, 0), n: story + promo_words},
        {name: 'promo_fused_share', value: CAST(fused AS DOUBLE) / nullif(promo, 0), n: promo},
        {name: 'promo_own_share', value: CAST(l.own AS DOUBLE) / nullif(l.n, 0), n: coalesce(l.n, 0)},
        {name: 'insertions', value: CAST(promo AS DOUBLE), n: promo + provenance + furniture},
        {name: 'cross_promotions', value: CAST(cross_promotion AS DOUBLE), n: promo},
        {name: 'calls_to_action', value: CAST(call_to_action AS DOUBLE), n: promo},
        {name: 'newsletter_offers', value: CAST(newsletter AS DOUBLE), n: promo},
        {name: 'social_follows', value: CAST(social_follow AS DOUBLE), n: promo},
        {name: 'appeals', value: CAST(appeal AS DOUBLE), n: promo},
        {name: 'commerce_lines', value: CAST(commerce AS DOUBLE), n: promo},
        {name: 'sponsored_labels', value: CAST(sponsored AS DOUBLE), n: promo},
        {name: 'affiliate_disclosures', value: CAST(affiliate AS DOUBLE), n: promo},
        {name: 'provenance_notes', value: CAST(provenance AS DOUBLE), n: promo + provenance + furniture},
        {name: 'correction_notes', value: CAST(correction AS DOUBLE), n: provenance}
    ]) AS m
    FROM counted AS c LEFT JOIN led AS l ON l.doc = c.doc AND l.kit = c.kit
);
