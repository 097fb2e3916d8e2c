-- How many rows of some accounts lie in these ranges of each table that has any; parameters first, last: their numbers.
-- The name is constant in each part of `link_row`, so that a scan of its table reads its range alone.
SELECT name, count(*) AS n
FROM link_row
WHERE nr BETWEEN $first AND $last AND place BETWEEN
    CASE name
        WHEN 'document' THEN $document_first
        WHEN 'sighting' THEN $sighting_first
        WHEN 'resolved' THEN $resolved_first
        WHEN 'statement' THEN $statement_first
        WHEN 'source' THEN $source_first
        WHEN 'trait' THEN $trait_first
        WHEN 'insertion' THEN $insertion_first
        WHEN 'block' THEN $block_first
    END AND CASE name
        WHEN 'document' THEN $document_last
        WHEN 'sighting' THEN $sighting_last
        WHEN 'resolved' THEN $resolved_last
        WHEN 'statement' THEN $statement_last
        WHEN 'source' THEN $source_last
        WHEN 'trait' THEN $trait_last
        WHEN 'insertion' THEN $insertion_last
        WHEN 'block' THEN $block_last
    END
GROUP BY name;
