-- The signals of one article, each with its state and evidence.
SELECT ord, signal AS name, signal, state, kind, n, detail
FROM signal WHERE sighting = $sighting AND kit = $kit
ORDER BY ord;
