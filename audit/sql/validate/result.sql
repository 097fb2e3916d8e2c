-- Agreement and corrected rate of one sample.
SELECT c.*, g.* EXCLUDE (sample, measure, drawn, coders, doubt), g.doubt AS apart
FROM corrected AS c JOIN agreement AS g ON g.sample = c.sample WHERE c.sample = $sample
