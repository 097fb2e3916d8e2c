-- Measures of language: loaded sentences by voice.
CREATE OR REPLACE VIEW measure_language AS
SELECT
    doc, kit, 'loaded_rate' AS name,
    avg(CASE WHEN loaded THEN 1.0 ELSE 0.0 END) FILTER (voice = 'outlet' AND loaded IS NOT NULL) AS value,
    count(*) FILTER (voice = 'outlet' AND loaded IS NOT NULL) AS n
FROM sentence
GROUP BY doc, kit;
