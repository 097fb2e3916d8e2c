-- Unknown is null: no empty strings, no negative numbers; what cannot be measured has no value.
SELECT 'sighting' AS kind, id FROM sighting WHERE '' IN (url, host, outlet, published, fetched, published_at, fetched_at)
UNION ALL SELECT 'claim', sighting FROM claim WHERE value = ''
UNION ALL SELECT 'source', doc FROM source WHERE name = ''
UNION ALL SELECT 'measure', sighting FROM measured WHERE n < 0 OR (state IN ('not_checked', 'not_applicable') AND value IS NOT NULL);
