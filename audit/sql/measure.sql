-- State of a measure: the one its view gives, else by whether there is a value.
CREATE OR REPLACE MACRO stated(state, value) AS coalesce(state, CASE WHEN value IS NULL THEN 'not_checked' ELSE 'present' END);

-- All measures of all audits as one long table: value (null when not measurable), n and state.
CREATE OR REPLACE VIEW measure AS
SELECT doc, kit, area, name, value, n, stated(state, value) AS state
FROM (
    SELECT doc, kit, 'language' AS area, name, value, n, state FROM measure_language
    UNION ALL SELECT doc, kit, 'promotion', name, value, n, NULL FROM measure_promotion
    UNION ALL SELECT doc, kit, 'balance', name, value, n, state FROM measure_balance
    UNION ALL SELECT doc, kit, 'provenance', name, value, n, state FROM measure_provenance
);
