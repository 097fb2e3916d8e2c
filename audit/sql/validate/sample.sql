-- One sample by its id.
SELECT * FROM sample WHERE id = $sample
