-- Where in each table the rows of the accounts lie, for each `size` of them in order of day.
CREATE OR REPLACE TEMP TABLE link_place AS
SELECT 'document' AS name, r.nr // $size AS part, min(t.rowid) AS first, max(t.rowid) AS last, count(*) AS n
FROM document AS t JOIN link_first AS r ON t.id = r.doc AND t.kit = r.kit GROUP BY ALL
UNION ALL SELECT 'sighting' AS name, r.nr // $size AS part, min(t.rowid) AS first, max(t.rowid) AS last, count(*) AS n
FROM sighting AS t JOIN link_first AS r ON t.id = r.first AND t.kit = r.kit GROUP BY ALL
UNION ALL SELECT 'resolved' AS name, r.nr // $size AS part, min(t.rowid) AS first, max(t.rowid) AS last, count(*) AS n
FROM resolved AS t JOIN link_first AS r ON t.sighting = r.first AND t.kit = r.kit GROUP BY ALL
UNION ALL SELECT 'statement' AS name, r.nr // $size AS part, min(t.rowid) AS first, max(t.rowid) AS last, count(*) AS n
FROM statement AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit GROUP BY ALL
UNION ALL SELECT 'source' AS name, r.nr // $size AS part, min(t.rowid) AS first, max(t.rowid) AS last, count(*) AS n
FROM source AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit GROUP BY ALL
UNION ALL SELECT 'trait' AS name, r.nr // $size AS part, min(t.rowid) AS first, max(t.rowid) AS last, count(*) AS n
FROM trait AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit GROUP BY ALL
UNION ALL SELECT 'insertion' AS name, r.nr // $size AS part, min(t.rowid) AS first, max(t.rowid) AS last, count(*) AS n
FROM insertion AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit GROUP BY ALL
UNION ALL SELECT 'block' AS name, r.nr // $size AS part, min(t.rowid) AS first, max(t.rowid) AS last, count(*) AS n
FROM block AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit GROUP BY ALL;
