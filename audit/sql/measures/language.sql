-- Measures of language: loaded share of the text, by voice; null and not applicable where the language lacks what it needs.
CREATE OR REPLACE VIEW measure_language AS
WITH pieces AS (  -- a sentence cut by an insertion is one
    SELECT
        doc, kit, n, any_value(voice) AS voice, any_value(field) AS field,
        max(loaded_p) AS p, CAST(max(CAST(loaded AS INTEGER)) AS DOUBLE) AS flagged
    FROM sentence GROUP BY doc, kit, n
),
counts AS (
    SELECT
        doc, kit, count(*) AS sentences, count(p) AS scored,
        count(flagged) FILTER (voice = 'outlet' AND field = 'body') AS own,
        avg(flagged) FILTER (voice = 'outlet' AND field = 'body') AS own_rate,
        avg(p) FILTER (voice = 'outlet' AND field = 'body') AS own_p,
        count(flagged) FILTER (voice IN ('outlet', 'paraphrase') AND field = 'body') AS bound,
        avg(flagged) FILTER (voice IN ('outlet', 'paraphrase') AND field = 'body') AS bound_rate,
        count(flagged) FILTER (voice = 'quoted' AND field = 'body') AS quoted,
        avg(flagged) FILTER (voice = 'quoted' AND field = 'body') AS quoted_rate,
        count(flagged) FILTER (voice = 'outlet' AND field = 'headline') AS headline,
        count(*) FILTER (voice = 'outlet' AND field = 'headline') AS headlines,
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
        d.id AS doc, d.kit, d.words, c.* EXCLUDE (doc, kit, sentences, scored),
        -- Sentences that a measure is taken among; null where the language lacks what it needs.
        CASE WHEN has_loaded_model(d.lang) THEN coalesce(c.scored, 0) END AS scored,
        CASE WHEN has_loaded_words(d.lang) THEN coalesce(c.sentences, 0) END AS sentences,
        CASE WHEN has_passives(d.lang) THEN coalesce(c.sentences, 0) END AS passives,
        m.* EXCLUDE (doc, kit, quoted, headline), m.quoted AS marks_quoted, m.headline AS marks_headline
    FROM document AS d
    LEFT JOIN counts AS c ON c.doc = d.id AND c.kit = d.kit
    LEFT JOIN marks AS m ON m.doc = d.id AND m.kit = d.kit
)
SELECT
    doc, kit, x.name,
    CASE WHEN x.among > 0 THEN x.value END AS value,
    CASE WHEN x.among > 0 THEN x.n ELSE 0 END AS n,
    CASE WHEN x.among IS NULL THEN 'not_applicable' END AS state
FROM (
    SELECT doc, kit, unnest([
        {name: 'loaded_rate', among: scored, value: own_rate, n: own},
        {name: 'loaded_bound_rate', among: scored, value: bound_rate, n: bound},
        {name: 'loaded_quoted_rate', among: scored, value: quoted_rate, n: quoted},
        {name: 'loaded_expected_rate', among: scored, value: own_p, n: own},
        {name: 'headline_loaded_p', among: scored, value: headline_p, n: headline},
        {name: 'loaded_words_outlet', among: sentences, value: 1000.0 * coalesce(outlet, 0) / nullif(words, 0), n: words},
        {name: 'loaded_words_paraphrase', among: sentences, value: 1000.0 * coalesce(paraphrase, 0) / nullif(words, 0), n: words},
        {name: 'loaded_words_quoted', among: sentences, value: 1000.0 * coalesce(marks_quoted, 0) / nullif(words, 0), n: words},
        {name: 'loaded_words_promo', among: sentences, value: CAST(coalesce(promo, 0) AS DOUBLE), n: coalesce(promo, 0)},
        {name: 'loaded_words_headline', among: sentences, value: CAST(coalesce(marks_headline, 0) AS DOUBLE), n: headlines},
        {name: 'scare_quotes', among: sentences, value: 1000.0 * coalesce(scare_quotes, 0) / nullif(words, 0), n: words},
        {name: 'agentless_passives', among: passives, value: 1000.0 * coalesce(agentless_passives, 0) / nullif(words, 0), n: words}
    ]) AS x
    FROM whole
);
