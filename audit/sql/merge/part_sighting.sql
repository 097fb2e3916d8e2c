-- Rows that belong to a sighting, with the month of its day.
SELECT t.*, coalesce(left(s.day, 7), 'undated') AS part
FROM rows_of_a_table AS t JOIN sighting AS s ON s.id = t.key_of_a_row AND s.kit = t.kit;
