-- Measures of provenance: where the story's links lead, what is declared about it, and what does not agree.
CREATE OR REPLACE VIEW measure_provenance AS
WITH links AS (
    SELECT
        s.doc, s.kit, any_value(s.format) = 'html' AS page,
        count(l.href) FILTER (l.zone = 'body') AS body,
        count(l.href) FILTER (l.zone = 'body' AND l.relation = 'own') AS own,
        count(l.href) FILTER (l.zone = 'body' AND l.relation = 'sister') AS sister,
        count(l.href) FILTER (l.zone = 'body' AND l.relation = 'external') AS external,
        count(l.href) FILTER (
            l.zone = 'body' AND l.relation = 'external' AND (starts_with(l.kind, 'primary_') OR l.kind = 'academic')
        ) AS document,
        count(l.href) FILTER (l.zone = 'body' AND l.relation = 'external' AND l.kind IN ('news', 'wire')) AS news,
        count(l.href) FILTER (l.zone = 'body' AND l.relation = 'external' AND l.kind = 'social') AS social,
        count(l.href) FILTER (l.zone = 'body' AND l.relation = 'external' AND l.kind = 'unknown') AS unclassed,
        count(l.href) FILTER (l.zone = 'insertion') AS promoted
    FROM sighting AS s LEFT JOIN link AS l ON l.sighting = s.id AND l.kit = s.kit
    WHERE s.id = (SELECT min(o.id) FROM sighting AS o WHERE o.doc = s.doc AND o.kit = s.kit)
    GROUP BY s.doc, s.kit
),
said AS (
    SELECT
        s.doc, s.kit, any_value(s.format) = 'html' AS page,
        count(r.value) FILTER (r.field = 'author') AS authors,
        count(r.value) FILTER (r.field = 'disagreement') AS disagreements
    FROM sighting AS s LEFT JOIN resolved AS r ON r.sighting = s.id AND r.kit = s.kit
    WHERE s.id = (SELECT min(o.id) FROM sighting AS o WHERE o.doc = s.doc AND o.kit = s.kit)
    GROUP BY s.doc, s.kit
),
noticed AS (
    SELECT
        d.id AS doc, d.kit, coalesce(d.lang, 'en') = 'en' AS english,
        count(n.doc) FILTER (n.signal = 'document_cited') AS cited,
        count(n.doc) FILTER (n.signal = 'document_without_link') AS unlinked,
        count(n.doc) FILTER (n.signal = 'number_without_source') AS unsourced
    FROM document AS d LEFT JOIN notice AS n ON n.doc = d.id AND n.kit = d.kit
    GROUP BY d.id, d.kit, d.lang
)
SELECT doc, kit, 'external_links' AS name, CASE WHEN page THEN CAST(external AS DOUBLE) END AS value, body AS n FROM links
UNION ALL SELECT doc, kit, 'own_links', CASE WHEN page THEN CAST(own AS DOUBLE) END, body FROM links
UNION ALL SELECT doc, kit, 'sister_links', CASE WHEN page THEN CAST(sister AS DOUBLE) END, body FROM links
UNION ALL SELECT doc, kit, 'document_links', CASE WHEN page THEN CAST(document AS DOUBLE) END, external FROM links
UNION ALL SELECT doc, kit, 'news_links', CASE WHEN page THEN CAST(news AS DOUBLE) END, external FROM links
UNION ALL SELECT doc, kit, 'social_links', CASE WHEN page THEN CAST(social AS DOUBLE) END, external FROM links
UNION ALL SELECT doc, kit, 'unclassed_links', CASE WHEN page THEN CAST(unclassed AS DOUBLE) END, external FROM links
UNION ALL SELECT doc, kit, 'insertion_links', CASE WHEN page THEN CAST(promoted AS DOUBLE) END, body + promoted FROM links
UNION ALL SELECT doc, kit, 'authors', CASE WHEN page OR authors > 0 THEN CAST(authors AS DOUBLE) END, authors FROM said
UNION ALL
SELECT doc, kit, 'disagreements', CASE WHEN page THEN CAST(disagreements AS DOUBLE) END, disagreements FROM said
UNION ALL
SELECT n.doc, n.kit, 'documents_without_link', CASE WHEN l.page AND n.english THEN CAST(n.unlinked AS DOUBLE) END, n.cited
FROM noticed AS n JOIN links AS l ON l.doc = n.doc AND l.kit = n.kit
UNION ALL
SELECT doc, kit, 'numbers_without_source', CASE WHEN english THEN CAST(unsourced AS DOUBLE) END, unsourced FROM noticed;
