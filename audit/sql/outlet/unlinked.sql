-- Measures of sightings that count, and their sums, where no outlet has two linked accounts of one story: each article is a unit.
CREATE OR REPLACE VIEW counted_value AS
SELECT
    m.outlet, m.day, m.month, m.week, m.article, m.doc, m.sighting, m.kit, m.area, m.name, m.counted, m.value, m.n,
    language_of(d.lang) AS lang, CASE WHEN is_share(m.name) THEN m.value * m.n ELSE m.value END AS k,
    CASE WHEN is_share(m.name) THEN CAST(m.n AS DOUBLE) ELSE 1.0 END AS of_n,
    CAST(NULL AS VARCHAR) AS unit
FROM measured AS m
LEFT JOIN document AS d ON d.id = m.doc AND d.kit = m.kit
WHERE m.current AND m.outlet IS NOT NULL;

CREATE OR REPLACE MACRO value_sums(span) AS TABLE
SELECT
    span AS span, outlet, area, name, counted, lang, count(*) AS sightings, count(k) AS articles, count(k) AS units,
    exact_sum(k) AS k, exact_sum(CASE WHEN k IS NOT NULL THEN of_n END) AS n, exact_sum(k * k) AS kk, exact_sum(k * of_n) AS kn,
    exact_sum(CASE WHEN k IS NOT NULL THEN of_n * of_n END) AS nn
FROM counted_value
WHERE span IS NOT NULL
GROUP BY ALL;
