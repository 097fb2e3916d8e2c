-- Insertions in the articles of each outlet, with their words and the sites they lead to.
CREATE OR REPLACE VIEW insertions AS
SELECT
    c.outlet, c.day, c.sighting, i.doc, i.kit, i.start, i.stop, i.role, i.kind, i.rule, i.fused, i.zone, i.href, i.host,
    substring(d.text, i.start + 1, i.stop - i.start) AS words,
    substring(d.text, i.headline_start + 1, i.headline_stop - i.headline_start) AS promoted
FROM insertion AS i
JOIN first_sighting AS s ON s.doc = i.doc AND s.kit = i.kit
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
JOIN latest AS l ON l.doc = i.doc AND l.kit = i.kit
JOIN document AS d ON d.id = i.doc AND d.kit = i.kit;

-- Voices in the articles of each outlet: how they are named, whom they speak for, and how many words they get.
CREATE OR REPLACE VIEW sources AS
SELECT
    c.outlet, c.day, c.sighting, v.doc, v.kit, v.n, v.name, v.kind, v.identity, v.role, v.reason_given,
    a.affiliations, coalesce(t.statements, 0) AS statements, coalesce(t.words, 0) AS words, t.source_p, t.start
FROM source AS v
JOIN first_sighting AS s ON s.doc = v.doc AND s.kit = v.kit
JOIN counting AS c ON c.sighting = s.id AND c.kit = s.kit
JOIN latest AS l ON l.doc = v.doc AND l.kit = v.kit
LEFT JOIN (
    SELECT doc, kit, source, list(DISTINCT name ORDER BY name) AS affiliations FROM affiliation GROUP BY doc, kit, source
) AS a ON a.doc = v.doc AND a.kit = v.kit AND a.source = v.n
LEFT JOIN (
    SELECT
        t.doc, t.kit, t.source, count(DISTINCT t.n) AS statements, min(t.start) AS start, min(t.source_p) AS source_p,
        CAST(sum(t.words) AS BIGINT) AS words
    FROM statement AS t
    WHERE t.act = 'speech' AND t.source IS NOT NULL GROUP BY t.doc, t.kit, t.source
) AS t ON t.doc = v.doc AND t.kit = v.kit AND t.source = v.n;

-- Inputs that no kit has audited yet.
CREATE OR REPLACE VIEW failures AS
SELECT f.input, f.stage, f.error, f.kit, r.started
FROM failure AS f
ANTI JOIN sighting AS s ON s.id = f.sighting
LEFT JOIN run AS r ON r.id = f.run;
