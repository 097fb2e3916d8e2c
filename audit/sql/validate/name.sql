-- Give a draw its id, the size of its frame, and the kit and digest of its articles.
UPDATE sample SET id = $id, codes = $codes, units = $units, articles = $articles, kit = $kit, frame_digest = $digest WHERE id = $sample;
UPDATE coding_sample SET sample = $id WHERE sample = $sample;
UPDATE coding_stratum SET sample = $id WHERE sample = $sample;
UPDATE coding_article SET sample = $id WHERE sample = $sample;
