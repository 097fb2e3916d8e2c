-- Copy all that linking reads of the chosen accounts, in order: each large table is read once for tens of thousands of them.
-- Parameters: the first and last row of each table where theirs may lie, which spares the rest of a table in order of time.
CREATE OR REPLACE TEMP TABLE link_statement AS
SELECT r.nr, s.doc, s.kit, s.n, s.start, s.stop, s.mode, s.verb, s.cue_start, s.cue_stop, s.source, s.source_p
FROM statement AS s JOIN link_read AS r ON r.doc = s.doc AND r.kit = s.kit
WHERE s.quoted > 0 AND s.rowid BETWEEN $statement_first AND $statement_last;

-- Quoted pieces of statements, with the class of their cue and the voice where it is near certain.
CREATE OR REPLACE TEMP TABLE link_pieces AS
SELECT
    s.nr,
    to_json(list(json_array(
        s.n, s.start, s.stop, s.mode, s.verb,
        CASE WHEN s.cue_start IS NULL THEN NULL WHEN t.nr IS NOT NULL THEN 'loaded' WHEN s.verb IS NOT NULL THEN 'plain' END,
        CASE WHEN near_certain(s.source_p) THEN s.source END, v.name, coalesce(v.kind = 'person', false)
    ) ORDER BY s.n, s.start, s.stop))::VARCHAR AS pieces
FROM link_statement AS s
LEFT JOIN (
    SELECT v.doc, v.kit, v.n, v.name, v.kind
    FROM source AS v JOIN link_read AS r ON r.doc = v.doc AND r.kit = v.kit
    WHERE v.identity = 'named' AND v.rowid BETWEEN $source_first AND $source_last
) AS v ON v.doc = s.doc AND v.kit = s.kit AND v.n = s.source AND near_certain(s.source_p)
LEFT JOIN (
    SELECT DISTINCT s.nr, s.n, s.start
    FROM trait AS t JOIN link_statement AS s ON s.doc = t.doc AND s.kit = t.kit AND t.start < s.cue_stop AND s.cue_start < t.stop
    WHERE t.feature = 'loaded' AND t.category IN ('loaded_reporting_verb', 'loaded_verb')
        AND t.rowid BETWEEN $trait_first AND $trait_last
) AS t ON t.nr = s.nr AND t.n = s.n AND t.start = s.start
GROUP BY s.nr;

CREATE OR REPLACE TEMP TABLE link_account AS
WITH hole AS (
    SELECT r.nr, to_json(list([i.start, i.stop] ORDER BY i.start, i.stop))::VARCHAR AS spans
    FROM insertion AS i JOIN link_read AS r ON r.doc = i.doc AND r.kit = i.kit
    WHERE i.rowid BETWEEN $insertion_first AND $insertion_last
    GROUP BY r.nr
), quoted_block AS (
    SELECT r.nr, to_json(list([b.start, b.stop] ORDER BY b.start, b.stop))::VARCHAR AS spans
    FROM block AS b JOIN link_read AS r ON r.doc = b.doc AND r.kit = b.kit
    WHERE b.tag = 'blockquote' AND b.rowid BETWEEN $block_first AND $block_last
    GROUP BY r.nr
), again AS (
    -- further sightings of a text within a week: one text at several addresses
    SELECT r.nr, to_json(list(s.sighting ORDER BY s.sighting))::VARCHAR AS sightings
    FROM link_sighting AS s
    JOIN link_read AS r ON r.text_id = s.text_id AND r.sighting <> s.sighting AND abs(date_diff('day', r.date, s.date)) <= 7
    GROUP BY r.nr
), fact AS (
    SELECT
        r.nr, min(f.value) FILTER (f.field = 'headline') AS headline, min(f.value) FILTER (f.field = 'wire_agency') AS agency,
        min(f.value) FILTER (f.field = 'type') AS genre
    FROM resolved AS f JOIN link_read AS r ON r.first = f.sighting AND r.kit = f.kit
    WHERE f.field IN ('headline', 'type', 'wire_agency') AND f.rowid BETWEEN $resolved_first AND $resolved_last
    GROUP BY r.nr
)
SELECT
    r.nr, r.sighting, r.doc, r.text_id, r.date, r.outlet, r.counted, d.lang, d.body_start, d.words, s.published, s.published_at,
    s.fetched_at, f.headline, f.agency, f.genre, h.spans AS holes, b.spans AS blocks, a.sightings AS again, p.pieces, d.text
FROM link_read AS r
JOIN document AS d ON d.id = r.doc AND d.kit = r.kit
JOIN sighting AS s ON s.id = r.first AND s.kit = r.kit
LEFT JOIN fact AS f ON f.nr = r.nr
LEFT JOIN hole AS h ON h.nr = r.nr
LEFT JOIN quoted_block AS b ON b.nr = r.nr
LEFT JOIN again AS a ON a.nr = r.nr
LEFT JOIN link_pieces AS p ON p.nr = r.nr
WHERE d.rowid BETWEEN $document_first AND $document_last AND s.rowid BETWEEN $sighting_first AND $sighting_last
ORDER BY r.nr;

DROP TABLE link_statement;

DROP TABLE link_pieces;
