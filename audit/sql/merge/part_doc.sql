-- Rows that belong to a text, with the month of its first sighting.
SELECT t.*, coalesce(s.part, 'undated') AS part
FROM rows_of_a_table AS t
LEFT JOIN (SELECT doc, kit, left(min(day), 7) AS part FROM sighting GROUP BY doc, kit) AS s
    ON s.doc = t.key_of_a_row AND s.kit = t.kit;
