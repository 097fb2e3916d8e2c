-- Where in each table the rows of the accounts lie, for each `size` of them in order of day.
CREATE OR REPLACE TEMP VIEW link_row AS
SELECT 'document' AS name, r.nr, t.rowid AS place FROM document AS t JOIN link_first AS r ON t.id = r.doc AND t.kit = r.kit
UNION ALL SELECT 'sighting' AS name, r.nr, t.rowid AS place FROM sighting AS t JOIN link_first AS r ON t.id = r.first AND t.kit = r.kit
UNION ALL SELECT 'resolved' AS name, r.nr, t.rowid AS place FROM resolved AS t JOIN link_first AS r ON t.sighting = r.first AND t.kit = r.kit
UNION ALL SELECT 'statement' AS name, r.nr, t.rowid AS place FROM statement AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit
UNION ALL SELECT 'source' AS name, r.nr, t.rowid AS place FROM source AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit
UNION ALL SELECT 'trait' AS name, r.nr, t.rowid AS place FROM trait AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit
UNION ALL SELECT 'insertion' AS name, r.nr, t.rowid AS place FROM insertion AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit
UNION ALL SELECT 'block' AS name, r.nr, t.rowid AS place FROM block AS t JOIN link_first AS r ON t.doc = r.doc AND t.kit = r.kit;

CREATE OR REPLACE TEMP TABLE link_place AS
SELECT name, nr // $size AS part, min(place) AS first, max(place) AS last, count(*) AS n FROM link_row GROUP BY ALL;
