-- Id of a draw: digest of measure, seed and drawn units, with the size of the frame.
SELECT
    left(md5($measure || ' ' || $seed || ' ' || (SELECT string_agg(unit, ' ' ORDER BY place) FROM coding_sample WHERE sample = $sample)), 12) AS id,
    (SELECT count(*) FROM coding_sample WHERE sample = $sample) AS codes,
    (SELECT CAST(sum(units) AS BIGINT) FROM coding_stratum WHERE sample = $sample) AS units,
    (SELECT count(DISTINCT doc) FROM coding_article WHERE sample = $sample) AS articles
