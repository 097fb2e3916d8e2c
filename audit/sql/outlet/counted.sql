-- The language of an outlet in its rates of language and attribution: the commonest of its articles among those that have them.
CREATE OR REPLACE VIEW outlet_language AS
SELECT outlet, lang
FROM (
    SELECT counted_outlet(s.outlet, s.host, s.outlet_basis) AS outlet, language_of(d.lang) AS lang, count(*) AS n
    FROM sighting AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
    WHERE has_statements(d.lang) OR has_loaded_words(d.lang)
    GROUP BY ALL
)
WHERE outlet IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY outlet ORDER BY n DESC, lang) = 1;

-- Stories of an outlet in its language: those that count in its rates of language and attribution.
CREATE OR REPLACE VIEW rated AS
SELECT c.*
FROM counting AS c
JOIN document AS d ON d.id = c.doc AND d.kit = c.kit
LEFT JOIN outlet_language AS l ON l.outlet = c.outlet
WHERE c.counted = 'story' AND coalesce(language_of(d.lang) = l.lang, true);

-- Measures that count in the rates of outlets (the last version of an article, a text once), with flags for shares, and for
-- measures that also cover wire copy and opinion (the outlet makes the page, whoever wrote the text).
-- A rate of language or attribution never mixes languages, nor does one of judgements by the words of a language: it covers the
-- articles in the outlet's commonest one.
CREATE OR REPLACE VIEW counted AS
SELECT
    m.outlet, day, month, week, article, m.doc, sighting, m.kit, area, name, value, n,
    ends_with(name, '_rate') OR ends_with(name, '_share') AS share, counted AS counted_as,
    CASE
        WHEN by_judgement(name) THEN counted NOT IN ('cut', 'withdrawn') AND coalesce(language_of(d.lang) = l.lang, true)
        WHEN area IN ('promotion', 'provenance') THEN counted NOT IN ('cut', 'withdrawn')
        ELSE counted = 'story' AND coalesce(language_of(d.lang) = l.lang, true)
    END AS used,
    CASE WHEN ends_with(name, '_rate') OR ends_with(name, '_share') THEN value * n ELSE value END AS k,
    CASE WHEN ends_with(name, '_rate') OR ends_with(name, '_share') THEN CAST(n AS DOUBLE) ELSE 1.0 END AS of_n
FROM measured AS m
LEFT JOIN document AS d ON d.id = m.doc AND d.kit = m.kit
LEFT JOIN outlet_language AS l ON l.outlet = m.outlet
WHERE current AND m.outlet IS NOT NULL;
