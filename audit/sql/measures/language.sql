-- Measures of language: how much of the text is loaded, the four voices apart. Null and not applicable where no model reads the language.
CREATE OR REPLACE VIEW measure_language AS
WITH pieces AS (  -- a sentence cut by an insertion is one
    SELECT
        doc, kit, n, any_value(voice) AS voice, any_value(field) AS field,
        max(loaded_p) AS p, CAST(max(CAST(loaded AS INTEGER)) AS DOUBLE) AS flagged
    FROM sentence GROUP BY doc, kit, n
),
counts AS (
    SELECT
        doc, kit, count(p) AS scored,
        count(flagged) FILTER (voice = 'outlet' AND field = 'body') AS own,
        avg(flagged) FILTER (voice = 'outlet' AND field = 'body') AS own_rate,
        avg(p) FILTER (voice = 'outlet' AND field = 'body') AS own_p,
        count(flagged) FILTER (voice IN ('outlet', 'paraphrase') AND field = 'body') AS bound,
        avg(flagged) FILTER (voice IN ('outlet', 'paraphrase') AND field = 'body') AS bound_rate,
        count(flagged) FILTER (voice = 'quoted' AND field = 'body') AS quoted,
        avg(flagged) FILTER (voice = 'quoted' AND field = 'body') AS quoted_rate,
        count(flagged) FILTER (voice = 'outlet' AND field = 'headline') AS headline,
        avg(p) FILTER (voice = 'outlet' AND field = 'headline') AS headline_p
    FROM pieces GROUP BY doc, kit
),
marks AS (
    SELECT
        doc, kit,
        count(*) FILTER (feature = 'loaded' AND voice = 'outlet' AND field = 'body') AS outlet,
        count(*) FILTER (feature = 'loaded' AND voice = 'paraphrase') AS paraphrase,
        count(*) FILTER (feature = 'loaded' AND voice = 'quoted') AS quoted,
        count(*) FILTER (feature = 'loaded' AND voice = 'promo') AS promo,
        count(*) FILTER (feature = 'loaded' AND voice = 'outlet' AND field = 'headline') AS headline,
        count(*) FILTER (feature = 'scare_quote' AND voice = 'outlet') AS scare_quotes,
        count(*) FILTER (feature = 'agentless_passive' AND voice = 'outlet') AS agentless_passives
    FROM trait GROUP BY doc, kit
),
whole AS (
    SELECT
        d.id AS doc, d.kit, d.words, coalesce(c.scored, 0) AS scored, c.* EXCLUDE (doc, kit, scored),
        d.lang IS NOT NULL AND d.lang <> 'en' AS foreign,
        m.* EXCLUDE (doc, kit, quoted, headline), m.quoted AS marks_quoted, m.headline AS marks_headline
    FROM document AS d
    LEFT JOIN counts AS c ON c.doc = d.id AND c.kit = d.kit
    LEFT JOIN marks AS m ON m.doc = d.id AND m.kit = d.kit
)
SELECT
    w.doc, w.kit, x.name,
    CASE WHEN w.scored > 0 THEN x.value END AS value,
    CASE WHEN w.scored > 0 THEN x.n ELSE 0 END AS n,
    CASE WHEN w.foreign THEN 'not_applicable' END AS state
FROM whole AS w, LATERAL (
    VALUES
    ('loaded_rate', w.own_rate, w.own),
    ('loaded_bound_rate', w.bound_rate, w.bound),
    ('loaded_quoted_rate', w.quoted_rate, w.quoted),
    ('loaded_expected_rate', w.own_p, w.own),
    ('headline_loaded_p', w.headline_p, w.headline),
    ('loaded_words_outlet', 1000.0 * coalesce(w.outlet, 0) / nullif(w.words, 0), w.words),
    ('loaded_words_paraphrase', 1000.0 * coalesce(w.paraphrase, 0) / nullif(w.words, 0), w.words),
    ('loaded_words_quoted', 1000.0 * coalesce(w.marks_quoted, 0) / nullif(w.words, 0), w.words),
    ('loaded_words_promo', CAST(coalesce(w.promo, 0) AS DOUBLE), coalesce(w.promo, 0)),
    ('loaded_words_headline', CAST(coalesce(w.marks_headline, 0) AS DOUBLE), w.headline),
    ('scare_quotes', 1000.0 * coalesce(w.scare_quotes, 0) / nullif(w.words, 0), w.words),
    ('agentless_passives', 1000.0 * coalesce(w.agentless_passives, 0) / nullif(w.words, 0), w.words)
) AS x (name, value, n);
