-- Strata with their size and expected error; own is the named outlet, null for the strata of all others.
SELECT stratum, nullif(any_value(own), '') AS own, count(*) AS units, sum(sigma) AS sigma FROM stratified GROUP BY stratum ORDER BY stratum
