-- Measures of promotion: what share of the article's words is not its story.
CREATE OR REPLACE VIEW measure_promotion AS
SELECT
    d.id AS doc, d.kit, 'insertions' AS name,
    CAST(count(i.doc) AS DOUBLE) AS value, count(i.doc) AS n
FROM document AS d LEFT JOIN insertion AS i ON i.doc = d.id AND i.kit = d.kit AND i.role = 'promo'
GROUP BY d.id, d.kit;
