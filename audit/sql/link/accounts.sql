-- Accounts of some texts, each with the sighting that was published first; `counted` as in the view.
SELECT a.* EXCLUDE (kit, input, article), d.text
FROM link_account AS a JOIN document AS d ON d.id = a.doc AND d.kit = a.kit
WHERE a.doc IN (SELECT unnest($docs::VARCHAR[]))
QUALIFY row_number() OVER (PARTITION BY a.doc ORDER BY a.day, a.sighting) = 1
ORDER BY a.sighting;
