-- Corrected rates of a database without a sample: none. It takes the place of the view that computes them, whose planning alone
-- costs a tenth of a second at each read.
CREATE OR REPLACE VIEW corrected_outlet AS
SELECT
    NULL::VARCHAR AS sample, NULL::VARCHAR AS measure, NULL::VARCHAR AS outlet, NULL::BIGINT AS units, NULL::BIGINT AS articles,
    NULL::VARCHAR AS first_day, NULL::VARCHAR AS last_day, NULL::BIGINT AS codes, NULL::BIGINT AS positives, NULL::BIGINT AS coders,
    NULL::DOUBLE AS flagged, NULL::DOUBLE AS mean_p, NULL::VARCHAR AS state, NULL::BOOLEAN AS shown, NULL::DOUBLE AS corrected,
    NULL::DOUBLE AS corrected_low, NULL::DOUBLE AS corrected_high, NULL::DOUBLE AS beyond_low, NULL::DOUBLE AS beyond_high,
    NULL::BOOLEAN AS best
WHERE false;
