-- Begin a draw: a row of `sample` without id, by which the frame is found.
DELETE FROM sample WHERE id = $sample;
INSERT INTO sample BY NAME
SELECT
    $sample AS id, $measure AS measure, $since AS since, $until AS until, $named AS outlets, $seed AS seed, 0 AS codes, 0 AS units,
    0 AS articles, '' AS kit, $now AS drawn, '' AS frame_digest;
