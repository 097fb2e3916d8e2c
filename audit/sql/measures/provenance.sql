-- Measures of provenance: link targets of the story, declarations about it, and disagreements.
CREATE OR REPLACE VIEW measure_provenance AS
WITH linked AS (
    SELECT
        sighting, kit,
        count(*) FILTER (zone = 'body') AS body,
        count(*) FILTER (zone = 'body' AND relation = 'own') AS own,
        count(*) FILTER (zone = 'body' AND relation = 'sister') AS sister,
        count(*) FILTER (zone = 'body' AND relation = 'external') AS external,
        count(*) FILTER (
            zone = 'body' AND relation = 'external' AND (starts_with(kind, 'primary_') OR kind = 'academic')
        ) AS document,
        count(*) FILTER (zone = 'body' AND relation = 'external' AND kind IN ('news', 'wire')) AS news,
        count(*) FILTER (zone = 'body' AND relation = 'external' AND kind = 'social') AS social,
        count(*) FILTER (zone = 'body' AND relation = 'external' AND kind = 'unknown') AS unclassed,
        count(*) FILTER (zone = 'insertion') AS promoted
    FROM link GROUP BY sighting, kit
),
said AS (
    SELECT sighting, kit, count(*) AS authors FROM resolved WHERE field = 'author' GROUP BY sighting, kit
),
disagreed AS (
    SELECT sighting, kit, count(*) AS disagreements FROM disagreement GROUP BY sighting, kit
),
noticed AS (
    SELECT
        doc, kit,
        count(*) FILTER (signal = 'document_cited') AS cited,
        count(*) FILTER (signal = 'document_without_link') AS unlinked,
        count(*) FILTER (signal = 'number_without_source') AS unsourced
    FROM notice GROUP BY doc, kit
),
whole AS (
    SELECT
        s.doc, s.kit, s.format = 'html' AS page, has_judgements(d.lang) AS judged,
        coalesce(l.body, 0) AS body, coalesce(l.own, 0) AS own, coalesce(l.sister, 0) AS sister,
        coalesce(l.external, 0) AS external, coalesce(l.document, 0) AS document, coalesce(l.news, 0) AS news,
        coalesce(l.social, 0) AS social, coalesce(l.unclassed, 0) AS unclassed, coalesce(l.promoted, 0) AS promoted,
        coalesce(r.authors, 0) AS authors, coalesce(g.disagreements, 0) AS disagreements,
        coalesce(n.cited, 0) AS cited, coalesce(n.unlinked, 0) AS unlinked, coalesce(n.unsourced, 0) AS unsourced
    FROM first_sighting AS s
    JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
    LEFT JOIN linked AS l ON l.sighting = s.id AND l.kit = s.kit
    LEFT JOIN said AS r ON r.sighting = s.id AND r.kit = s.kit
    LEFT JOIN disagreed AS g ON g.sighting = s.id AND g.kit = s.kit
    LEFT JOIN noticed AS n ON n.doc = s.doc AND n.kit = s.kit
)
SELECT
    doc, kit, m.name, CAST(m.value AS DOUBLE) AS value, m.n,
    CASE WHEN NOT judged AND by_judgement(m.name) THEN 'not_applicable' END AS state
FROM (
    SELECT doc, kit, judged, unnest([
        {name: 'external_links', value: CASE WHEN page THEN external END, n: body},
        {name: 'own_links', value: CASE WHEN page THEN own END, n: body},
        {name: 'sister_links', value: CASE WHEN page THEN sister END, n: body},
        {name: 'document_links', value: CASE WHEN page THEN document END, n: external},
        {name: 'news_links', value: CASE WHEN page THEN news END, n: external},
        {name: 'social_links', value: CASE WHEN page THEN social END, n: external},
        {name: 'unclassed_links', value: CASE WHEN page THEN unclassed END, n: external},
        {name: 'insertion_links', value: CASE WHEN page THEN promoted END, n: body + promoted},
        {name: 'authors', value: CASE WHEN page OR authors > 0 THEN authors END, n: authors},
        {name: 'disagreements', value: CASE WHEN page THEN disagreements END, n: disagreements},
        {name: 'documents_without_link', value: CASE WHEN page AND judged THEN unlinked END, n: cited},
        {name: 'numbers_without_source', value: CASE WHEN judged THEN unsourced END, n: unsourced}
    ]) AS m
    FROM whole
);
