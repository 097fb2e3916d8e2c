-- Units of a sample.
SELECT unit FROM coding_sample WHERE sample = $sample
