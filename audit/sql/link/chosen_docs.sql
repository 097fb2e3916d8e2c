-- Choose documents, each by the sighting that was published first.
CREATE OR REPLACE TEMP TABLE link_chosen AS
WITH first AS (
    SELECT sighting, doc, text_id, date FROM link_sighting
    WHERE doc IN (SELECT unnest($docs::VARCHAR[]))
    QUALIFY row_number() OVER (PARTITION BY doc ORDER BY day, sighting) = 1
)
SELECT row_number() OVER (ORDER BY sighting) - 1 AS nr, sighting, doc, text_id, date FROM first;
