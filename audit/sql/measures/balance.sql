-- Measures of source balance: who speaks, in how many words.
CREATE OR REPLACE VIEW measure_balance AS
SELECT
    d.id AS doc, d.kit, 'sources' AS name,
    CAST(nullif(count(DISTINCT s.source), 0) AS DOUBLE) AS value, count(DISTINCT s.n) AS n
FROM document AS d LEFT JOIN statement AS s ON s.doc = d.id AND s.kit = d.kit
GROUP BY d.id, d.kit;
