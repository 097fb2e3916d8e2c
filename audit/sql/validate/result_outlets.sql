-- Corrected rates of the outlets of one sample.
SELECT outlet, units, codes, positives, flagged, state, corrected, corrected_low, corrected_high, beyond_low, beyond_high
FROM corrected_outlet WHERE sample = $sample ORDER BY outlet
