-- The language of an outlet in its rates of language and attribution: the commonest of its articles among those that have them.
CREATE OR REPLACE VIEW outlet_language AS
SELECT outlet, lang
FROM month_languages
WHERE has_statements(lang) OR has_loaded_words(lang)
GROUP BY outlet, lang
QUALIFY row_number() OVER (PARTITION BY outlet ORDER BY sum(sightings) DESC, lang) = 1;

-- Stories of an outlet in its language: those that count in its rates of language and attribution.
CREATE OR REPLACE VIEW rated AS
SELECT c.*
FROM counting AS c
JOIN document AS d ON d.id = c.doc AND d.kit = c.kit
LEFT JOIN outlet_language AS l ON l.outlet = c.outlet
WHERE c.counted = 'story' AND coalesce(language_of(d.lang) = l.lang, true);

-- Measures that count in the rates of outlets (the last version of an article, a text once), with flags for shares, and for
-- whether they count in the rate.
CREATE OR REPLACE VIEW counted AS
SELECT
    v.outlet, day, month, week, article, doc, sighting, kit, area, name, value, n, is_share(name) AS share, counted AS counted_as,
    counts_in(area, name, counted, v.lang, l.lang) AS used, k, of_n, unit, v.lang
FROM counted_value AS v
LEFT JOIN outlet_language AS l ON l.outlet = v.outlet;
