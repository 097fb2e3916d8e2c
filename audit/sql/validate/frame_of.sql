-- The frame of a sample as it is now: size, kits and digest.
SELECT * FROM frame_now WHERE sample = $sample
