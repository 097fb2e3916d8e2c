-- The blocks of one text in reading order.
SELECT start, stop, tag, zone FROM block WHERE doc = $doc AND kit = $kit ORDER BY start, stop;
