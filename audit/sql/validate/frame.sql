-- Measure whose stored rows list the articles of a frame.
CREATE OR REPLACE MACRO frame_measure(measure) AS CASE measure
    WHEN 'loaded_rate' THEN 'loaded_rate' WHEN 'source_right' THEN 'statements' WHEN 'attributed_sentences' THEN 'statements'
    ELSE 'promo_share' END;

-- Articles from which each sample was drawn, as the database has them now: those that count in the rates of their outlet, with
-- their last version, and a text once.
CREATE OR REPLACE VIEW frame_article AS
SELECT s.id AS sample, m.doc, m.kit, m.outlet, m.day
FROM sample AS s
JOIN measured AS m ON m.name = frame_measure(s.measure)
WHERE m.current AND m.outlet IS NOT NULL AND m.state <> 'not_applicable'
    AND (m.counted = 'story' OR m.area IN ('promotion', 'provenance') AND m.counted NOT IN ('cut', 'withdrawn'))
    AND (s.since IS NULL OR m.day >= s.since) AND (s.until IS NULL OR m.day <= s.until)
QUALIFY row_number() OVER (PARTITION BY s.id, m.outlet, m.article ORDER BY m.fetched DESC NULLS LAST, m.sighting) = 1
    AND row_number() OVER (PARTITION BY s.id, m.doc ORDER BY m.fetched DESC NULLS LAST, m.sighting) = 1;

-- The frame of each sample now: number of kits, the kit if it is one, and the digest of its articles, whatever their order.
CREATE OR REPLACE VIEW frame_now AS
SELECT
    sample, count(*) AS articles, count(DISTINCT kit) AS kits, min(kit) AS kit,
    md5(count(*) || ' ' || bit_xor(md5_number_lower(doc || ' ' || outlet))) AS digest
FROM frame_article GROUP BY sample;
