-- Whether a measure is a share, whose rate is Σk/Σn; the rates of others are means over articles.
CREATE OR REPLACE MACRO is_share(name) AS ends_with(name, '_rate') OR ends_with(name, '_share');

-- Whether an article counts in a rate of its outlet. Promotion and provenance also cover wire copy and opinion: the outlet makes
-- the page, whoever wrote the text. A rate of language or attribution never mixes languages, nor does one of judgements by the
-- words of a language: it covers the articles in the outlet's commonest one.
CREATE OR REPLACE MACRO counts_in(area, name, counted, lang, outlet_lang) AS CASE
    WHEN by_judgement(name) THEN counted NOT IN ('cut', 'withdrawn') AND coalesce(lang = outlet_lang, true)
    WHEN area IN ('promotion', 'provenance') THEN counted NOT IN ('cut', 'withdrawn')
    ELSE counted = 'story' AND coalesce(lang = outlet_lang, true)
END;

-- Sum whatever the order of its terms: of multiples of 2^-60 as whole numbers. Below 10^20.
CREATE OR REPLACE MACRO exact_sum(x) AS CAST(sum(CAST(x * 1152921504606846976 AS HUGEINT)) AS DOUBLE) / 1152921504606846976;

-- Measures of sightings that count in the rates of outlets, with the language of their texts: k of n for a share; for other
-- measures k is the value and n is 1. Articles of one outlet on one linked story are one `unit`; of others it is null.
CREATE OR REPLACE VIEW counted_value AS
SELECT
    m.outlet, m.day, m.month, m.week, m.article, m.doc, m.sighting, m.kit, m.area, m.name, m.counted, m.value, m.n,
    language_of(d.lang) AS lang, CASE WHEN is_share(m.name) THEN m.value * m.n ELSE m.value END AS k,
    CASE WHEN is_share(m.name) THEN CAST(m.n AS DOUBLE) ELSE 1.0 END AS of_n,
    u.story AS unit
FROM measured AS m
LEFT JOIN document AS d ON d.id = m.doc AND d.kit = m.kit
LEFT JOIN story_unit AS u ON u.sighting = m.sighting
WHERE m.current AND m.outlet IS NOT NULL;

-- Sums of these by `span`, a column of theirs, by how an article counts and its language, counted from the measures. Articles of
-- one unit are summed before they are squared, those that count alike and are in one language.
CREATE OR REPLACE MACRO value_sums(span) AS TABLE
SELECT
    of_span AS span, outlet, area, name, counted, lang, CAST(sum(sightings) AS BIGINT) AS sightings,
    CAST(sum(articles) AS BIGINT) AS articles,
    CAST(sum(CASE WHEN unit IS NULL THEN articles ELSE least(articles, 1) END) AS BIGINT) AS units, exact_sum(k) AS k,
    exact_sum(n) AS n, exact_sum(CASE WHEN unit IS NULL THEN kk ELSE k * k END) AS kk,
    exact_sum(CASE WHEN unit IS NULL THEN kn ELSE k * n END) AS kn, exact_sum(CASE WHEN unit IS NULL THEN nn ELSE n * n END) AS nn
FROM (
    SELECT
        span AS of_span, outlet, area, name, counted, lang, unit, count(*) AS sightings, count(k) AS articles, exact_sum(k) AS k,
        exact_sum(CASE WHEN k IS NOT NULL THEN of_n END) AS n, exact_sum(k * k) AS kk, exact_sum(k * of_n) AS kn,
        exact_sum(CASE WHEN k IS NOT NULL THEN of_n * of_n END) AS nn
    FROM counted_value
    WHERE span IS NOT NULL
    GROUP BY ALL
)
GROUP BY ALL;

-- These sums by month.
CREATE OR REPLACE VIEW month_sum_now AS SELECT span AS month, * EXCLUDE span FROM value_sums(month);

-- The same by week.
CREATE OR REPLACE VIEW week_sum_now AS SELECT span AS week, * EXCLUDE span FROM value_sums(week);

-- Sightings of outlets by month and language, counted from the texts.
CREATE OR REPLACE VIEW month_language_now AS
SELECT month_of(s.day) AS month, counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet, language_of(d.lang) AS lang, count(*) AS sightings
FROM sighting AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
WHERE counted_outlet(s.outlet, s.host, s.outlet_basis) IS NOT NULL
GROUP BY ALL;

-- Sums by month: counted now. A database whose stored sums hold has `outlet/stored.sql` in its place.
CREATE OR REPLACE VIEW month_sums AS SELECT * FROM month_sum_now;

-- Sightings by month and language: counted now, likewise.
CREATE OR REPLACE VIEW month_languages AS SELECT * FROM month_language_now;
