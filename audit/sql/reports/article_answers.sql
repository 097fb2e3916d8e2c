-- Figures of the first five lines about one article: words of promotion, who speaks most, how much speech is unresolved, and how
-- many marks, signals and measures there are.
WITH speaker AS (
    SELECT name, kind, words, share, n FROM source_share
    WHERE doc = $doc AND kit = $kit AND words > 0
    ORDER BY words DESC, source LIMIT 1
)
SELECT
    m.promo_share, CAST(round(m.promo_share * m.promo_n) AS BIGINT) AS promo_words, m.promo_n AS all_words,
    i.promos, i.fused, i.inside, s.name AS speaker, s.words AS speaker_words, s.share AS speaker_share, s.n AS known_words,
    u.words AS unresolved_words, u.speech_share AS unresolved_share, coalesce(u.speech_n, s.n) AS speech_words,
    m.attributed_state, m.loaded_state, t.own_marks, g.signals_unchecked, m.measures_unchecked,
    g.signals_inapplicable, m.measures_inapplicable
FROM (
    SELECT
        any_value(value) FILTER (name = 'promo_share') AS promo_share, coalesce(any_value(n) FILTER (name = 'promo_share'), 0) AS promo_n,
        any_value(state) FILTER (name = 'attributed_share') AS attributed_state,
        any_value(state) FILTER (name = 'loaded_words_outlet') AS loaded_state,
        count(*) FILTER (state = 'not_checked') AS measures_unchecked, count(*) FILTER (state = 'not_applicable') AS measures_inapplicable
    FROM measured WHERE sighting = $sighting AND kit = $kit
) AS m
CROSS JOIN (
    SELECT count(*) FILTER (role = 'promo') AS promos, count(*) FILTER (role = 'promo' AND fused) AS fused,
        count(*) FILTER (role = 'promo' AND zone <> 'tail') AS inside
    FROM insertion WHERE doc = $doc AND kit = $kit
) AS i
CROSS JOIN (
    SELECT count(*) AS own_marks FROM trait WHERE doc = $doc AND kit = $kit AND is_own_mark(feature, voice)
) AS t
CROSS JOIN (
    SELECT count(*) FILTER (state = 'not_checked') AS signals_unchecked, count(*) FILTER (state = 'not_applicable') AS signals_inapplicable
    FROM signal WHERE sighting = $sighting AND kit = $kit
) AS g
LEFT JOIN speaker AS s ON true
LEFT JOIN unresolved_share AS u ON u.doc = $doc AND u.kit = $kit;
