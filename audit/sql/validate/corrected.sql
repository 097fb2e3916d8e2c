-- Why a sample gives no corrected rate, decided by its design; null when it gives one.
CREATE OR REPLACE VIEW sample_refusal AS
SELECT
    s.id AS sample, CASE
        WHEN n.digest IS NULL OR n.kits > 1 OR n.kit <> s.kit THEN 'other_kit'
        WHEN n.digest <> s.frame_digest THEN 'other_articles'
    END AS refused
FROM sample AS s LEFT JOIN frame_now AS n ON n.sample = s.id;

-- What is shown of a rate: no point where the readers do not agree, no end on a side of fewer than five codes.
CREATE OR REPLACE MACRO as_shown(shown, positives, negatives, state, rate, low, high, beyond_low, beyond_high, wider) AS {
    'corrected': CASE WHEN shown AND positives >= 5 AND negatives >= 5 AND state <> 'readers_differ' THEN rate END,
    'corrected_low': CASE WHEN shown AND positives >= 5 THEN greatest(low - wider, 0) END,
    'corrected_high': CASE WHEN shown AND negatives >= 5 THEN least(high + wider, 1) END,
    'beyond_low': CASE WHEN shown AND positives >= 5 THEN greatest(beyond_low - wider, 0) END,
    'beyond_high': CASE WHEN shown AND negatives >= 5 THEN least(beyond_high + wider, 1) END
};

-- Corrected rate of each sample, with the interval for the articles of its frame and the one for what the outlets print beyond
-- them. Too few codes give no rate; fewer than five positives (negatives) an upper (lower) bound and no point; readers who do not
-- agree on what this is the interval with their doubt added, and no point. cannot_low and cannot_high are the ends with all
-- units of which readers cannot say counted as no or as yes, where these are more than a tenth.
CREATE OR REPLACE VIEW corrected AS
SELECT
    sample, measure, since, until, units, articles, drawn, codes, positives, coders, flagged, mean_p, slope, state,
    unnest(as_shown(shown, positives, negatives, state, rate, low, high, beyond_low, beyond_high, wider)),
    CASE WHEN shown AND coders > 1 THEN doubt END AS doubt,
    CASE WHEN shown AND unsure > 0.1 * (codes + unsure) THEN low * codes / (codes + unsure) END AS cannot_low,
    CASE WHEN shown AND unsure > 0.1 * (codes + unsure) THEN (high * codes + unsure) / (codes + unsure) END AS cannot_high
FROM (
    SELECT
        s.id AS sample, s.measure, s.since, s.until, s.units, s.articles, s.codes AS drawn, coalesce(e.codes, g.coded) AS codes,
        coalesce(e.positives, 0) AS positives, coalesce(e.negatives, 0) AS negatives, g.coders, e.flagged, e.mean_p, e.slope,
        e.clipped AS rate, e.low, e.high, e.beyond_low, e.beyond_high, g.doubt, g.unsure,
        CASE WHEN g.alpha < 0.667 THEN g.doubt ELSE 0.0 END AS wider,
        CASE
            WHEN f.refused IS NOT NULL THEN f.refused
            WHEN g.coded < 100 THEN 'few_codes'
            WHEN e.sample IS NULL THEN 'stratum_without_codes'
            WHEN g.alpha < 0.667 THEN 'readers_differ'
            WHEN e.positives < 5 THEN 'few_positives'
            WHEN e.negatives < 5 THEN 'few_negatives'
            ELSE 'corrected'
        END AS state,
        state NOT IN ('other_kit', 'other_articles', 'few_codes', 'stratum_without_codes') AS shown
    FROM sample AS s
    JOIN agreement AS g ON g.sample = s.id
    JOIN sample_refusal AS f ON f.sample = s.id
    LEFT JOIN domain_estimate AS e ON e.sample = s.id AND e.of IS NULL
);

-- Corrected rate of each outlet of a sample, from 30 codes in it on; of several samples of a measure the one with most codes in
-- the outlet is `best`.
CREATE OR REPLACE VIEW corrected_outlet AS
SELECT
    sample, measure, outlet, units, articles, first_day, last_day, codes, positives, coders, flagged, mean_p, state, shown,
    unnest(as_shown(shown, positives, negatives, state, rate, low, high, beyond_low, beyond_high, wider)),
    row_number() OVER (PARTITION BY measure, outlet, first_day, last_day ORDER BY shown DESC, codes DESC, sample) = 1 AS best
FROM (
    SELECT
        s.id AS sample, s.measure, a.outlet, a.units, a.articles, a.first_day, a.last_day, coalesce(e.codes, 0) AS codes,
        coalesce(e.positives, 0) AS positives, coalesce(e.negatives, 0) AS negatives, g.coders, e.flagged, e.mean_p,
        e.clipped AS rate, e.low, e.high, e.beyond_low, e.beyond_high,
        CASE WHEN g.alpha < 0.667 THEN g.doubt ELSE 0.0 END AS wider,
        CASE
            WHEN f.refused IS NOT NULL THEN f.refused
            WHEN coalesce(e.codes, 0) < 30 THEN 'few_codes'
            WHEN g.alpha < 0.667 THEN 'readers_differ'
            WHEN e.positives < 5 THEN 'few_positives'
            WHEN e.negatives < 5 THEN 'few_negatives'
            ELSE 'corrected'
        END AS state,
        state NOT IN ('other_kit', 'other_articles', 'few_codes') AS shown
    FROM sample AS s
    JOIN agreement AS g ON g.sample = s.id
    JOIN sample_refusal AS f ON f.sample = s.id
    JOIN (
        SELECT sample, outlet, CAST(sum(units) AS BIGINT) AS units, count(DISTINCT doc) AS articles, min(day) AS first_day, max(day) AS last_day
        FROM coding_article GROUP BY sample, outlet
    ) AS a ON a.sample = s.id
    LEFT JOIN domain_estimate AS e ON e.sample = s.id AND e.of = a.outlet
);

-- Corrected number of positive units of each article (design-based pseudo-outcomes, Egami et al. 2023): values for later analyses
-- of many articles, which say nothing about a single one.
CREATE OR REPLACE VIEW corrected_article AS
SELECT a.sample, c.measure, a.doc, a.outlet, a.units, a.codes, a.outcome AS k
FROM domain_article AS a
JOIN corrected AS c ON c.sample = a.sample
WHERE a.of IS NULL AND c.corrected_high IS NOT NULL;
