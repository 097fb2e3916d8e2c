-- How many rows of some accounts lie in these ranges of each table; parameters first, last: their numbers.
SELECT 'document' AS name, count(*) AS n
FROM document AS t JOIN link_first AS r ON t.id = r.doc AND t.kit = r.kit
WHERE r.nr BETWEEN $first AND $last AND t.rowid BETWEEN $document_first AND $document_last
UNION ALL SELECT 'sighting' AS name, count(*) AS n
FROM sighting AS t JOIN link_first AS r ON t.id = r.first AND t.kit = r.kit
WHERE r.nr BETWEEN $first AND $last AND t.rowid BETWEEN $sighting_first AND $sighting_last
UNION ALL SELECT 'resolved' AS name, count(*) AS n
FROM resolved AS t JOIN link_first AS r ON t.sighting = r.first AND t.kit = r.kit
WHERE r.nr BETWEEN $first AND $last AND t.rowid BETWEEN $resolved_first AND $resolved_last
UNION ALL SELECT 'statement' AS name, count(*) AS n
FROM statement AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit
WHERE r.nr BETWEEN $first AND $last AND t.rowid BETWEEN $statement_first AND $statement_last
UNION ALL SELECT 'source' AS name, count(*) AS n
FROM source AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit
WHERE r.nr BETWEEN $first AND $last AND t.rowid BETWEEN $source_first AND $source_last
UNION ALL SELECT 'trait' AS name, count(*) AS n
FROM trait AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit
WHERE r.nr BETWEEN $first AND $last AND t.rowid BETWEEN $trait_first AND $trait_last
UNION ALL SELECT 'insertion' AS name, count(*) AS n
FROM insertion AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit
WHERE r.nr BETWEEN $first AND $last AND t.rowid BETWEEN $insertion_first AND $insertion_last
UNION ALL SELECT 'block' AS name, count(*) AS n
FROM block AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit
WHERE r.nr BETWEEN $first AND $last AND t.rowid BETWEEN $block_first AND $block_last;
