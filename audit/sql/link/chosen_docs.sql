-- Choose documents, each by the sighting that was published first; parameter docs.
CREATE OR REPLACE TEMP TABLE link_read AS
WITH first AS (
    SELECT * FROM link_sighting
    WHERE doc IN (SELECT unnest($docs::VARCHAR[]))
    QUALIFY row_number() OVER (PARTITION BY doc ORDER BY day, sighting) = 1
)
SELECT
    row_number() OVER (ORDER BY sighting) - 1 AS nr, sighting, date, text_id, sighting AS first, doc, kit, outlet, counted
FROM first;
