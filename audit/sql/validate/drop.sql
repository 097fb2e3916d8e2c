-- Delete a sample with its frame and codes.
DELETE FROM sample WHERE id = $sample;
DELETE FROM coding_sample WHERE sample = $sample;
DELETE FROM coding_stratum WHERE sample = $sample;
DELETE FROM coding_article WHERE sample = $sample;
DELETE FROM code WHERE sample = $sample;
