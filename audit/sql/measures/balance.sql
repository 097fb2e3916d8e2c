-- Who speaks: pieces of statements with their words, shares by source and by side, and the measures of balance.

-- True when the source of a statement is certain enough to be named; the probability is null where none was estimated.
CREATE OR REPLACE MACRO near_certain(p) AS coalesce(p, 1) > 0.75;

-- One row per piece of a statement: its words, words in quotation marks, and its source where that is near certain.
-- `body` is false in headline and standfirst, which repeat the body: shares count the body only.
CREATE OR REPLACE VIEW spoken AS
SELECT
    s.doc, s.kit, s.n, s.act, s.mode, s.start >= d.body_start AS body,
    CASE WHEN near_certain(s.source_p) THEN s.source END AS source, s.source_p,
    coalesce(s.verb, lower(substring(d.text, s.cue_start + 1, s.cue_stop - s.cue_start))) AS cue, s.words, s.quoted
FROM statement AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit;

-- Whom each source speaks for, a joint voice as one name ("Estonia; Finland"); null when the text does not state it.
CREATE OR REPLACE VIEW spoken_for AS
SELECT doc, kit, source, string_agg(DISTINCT name, '; ' ORDER BY name) AS affiliation, any_value(kind) AS kind
FROM affiliation
GROUP BY doc, kit, source;

-- Words of speech in the body of each text, whether the speaker is known or not.
CREATE OR REPLACE VIEW speech_total AS
SELECT doc, kit, coalesce(sum(words) FILTER (act = 'speech' AND body), 0) AS speech_n
FROM spoken
GROUP BY doc, kit;

-- One row per statement, source and act, for pieces in the body and for those before it: a statement may have several pieces.
CREATE OR REPLACE VIEW told AS
SELECT doc, kit, n, source, act, body, sum(words) AS words, sum(quoted) AS quoted
FROM spoken
GROUP BY doc, kit, n, source, act, body;

-- One row per source: statements and words of speech in the body, and words quoted. `share` is its part of the n words whose
-- speaker is known; `speech_share` its part of all speech_n words of speech, those of unresolved speakers included.
CREATE OR REPLACE VIEW source_share AS
SELECT
    v.*,
    v.words / nullif(sum(v.words) OVER (PARTITION BY v.doc, v.kit), 0) AS share,
    sum(v.words) OVER (PARTITION BY v.doc, v.kit) AS n,
    v.words / nullif(t.speech_n, 0) AS speech_share, coalesce(t.speech_n, 0) AS speech_n
FROM (
    SELECT
        v.doc, v.kit, v.n AS source, v.name, v.kind, v.identity, v.role, v.reason_given, f.affiliation,
        coalesce(p.statements, 0) AS statements, coalesce(p.words, 0) AS words, coalesce(p.direct_words, 0) AS direct_words,
        coalesce(p.thoughts, 0) AS thoughts, coalesce(p.wants, 0) AS wants, coalesce(p.deeds, 0) AS deeds
    FROM source AS v
    LEFT JOIN spoken_for AS f ON f.doc = v.doc AND f.kit = v.kit AND f.source = v.n
    LEFT JOIN (
        SELECT
            doc, kit, source,
            count(*) FILTER (act = 'speech') AS statements,
            sum(words) FILTER (act = 'speech') AS words,
            sum(quoted) FILTER (act = 'speech') AS direct_words,
            count(*) FILTER (act = 'thought') AS thoughts,
            count(*) FILTER (act = 'want') AS wants,
            count(*) FILTER (act = 'deed') AS deeds
        FROM told WHERE body AND source IS NOT NULL
        GROUP BY doc, kit, source
    ) AS p ON p.doc = v.doc AND p.kit = v.kit AND p.source = v.n
) AS v
LEFT JOIN speech_total AS t ON t.doc = v.doc AND t.kit = v.kit;

-- Statements of the body whose source is unresolved, counted as in source_share; with its shares, speech_share adds up to 1.
CREATE OR REPLACE VIEW unresolved_share AS
SELECT
    p.doc, p.kit,
    count(DISTINCT p.n) FILTER (p.act = 'speech') AS statements,
    coalesce(sum(p.words) FILTER (p.act = 'speech'), 0) AS words,
    coalesce(sum(p.quoted) FILTER (p.act = 'speech'), 0) AS direct_words,
    count(DISTINCT p.n) FILTER (p.act = 'thought') AS thoughts,
    count(DISTINCT p.n) FILTER (p.act = 'want') AS wants,
    count(DISTINCT p.n) FILTER (p.act = 'deed') AS deeds,
    coalesce(sum(p.words) FILTER (p.act = 'speech'), 0) / nullif(any_value(t.speech_n), 0) AS speech_share,
    any_value(t.speech_n) AS speech_n
FROM spoken AS p JOIN speech_total AS t ON t.doc = p.doc AND t.kit = p.kit
WHERE p.source IS NULL AND p.body
GROUP BY p.doc, p.kit;

-- One row per side (null: none stated): statements and words of speech, words quoted, share of the words of known speakers.
CREATE OR REPLACE VIEW affiliation_share AS
SELECT
    *,
    words / nullif(sum(words) OVER (PARTITION BY doc, kit), 0) AS share,
    direct_words / nullif(words, 0) AS direct_share,
    sum(words) OVER (PARTITION BY doc, kit) AS n
FROM (
    SELECT
        p.doc, p.kit, f.affiliation, f.kind,
        count(DISTINCT p.source) AS sources,
        count(DISTINCT p.n) FILTER (p.act = 'speech') AS statements,
        coalesce(sum(p.words) FILTER (p.act = 'speech'), 0) AS words,
        coalesce(sum(p.quoted) FILTER (p.act = 'speech'), 0) AS direct_words,
        count(DISTINCT p.n) FILTER (p.act <> 'speech') AS ascribed
    FROM spoken AS p
    LEFT JOIN spoken_for AS f ON f.doc = p.doc AND f.kit = p.kit AND f.source = p.source
    WHERE p.body AND p.source IS NOT NULL
    GROUP BY p.doc, p.kit, f.affiliation, f.kind
);

-- Which cues introduce whom: one row per side and cue, with the number of statements.
CREATE OR REPLACE VIEW cue_profile AS
SELECT p.doc, p.kit, f.affiliation, p.cue, p.act, count(DISTINCT p.n) AS statements
FROM spoken AS p
LEFT JOIN spoken_for AS f ON f.doc = p.doc AND f.kit = p.kit AND f.source = p.source
WHERE p.source IS NOT NULL AND p.cue <> ''
GROUP BY ALL;

-- Sides named in the story, and the number of statements by each: 0 means named but not heard.
CREATE OR REPLACE VIEW heard AS
SELECT
    m.doc, m.kit, m.name, m.kind, m.mentions, m.start, m.stop,
    count(DISTINCT s.n) AS statements
FROM mention AS m
LEFT JOIN affiliation AS a ON a.doc = m.doc AND a.kit = m.kit AND a.name = m.name
LEFT JOIN statement AS s ON s.doc = a.doc AND s.kit = a.kit AND s.source = a.source
GROUP BY ALL;

-- How evenly words of speech are spread over sources. Not a grade: an article that gives one expert all its words may be fair.
CREATE OR REPLACE VIEW evenness AS
SELECT
    doc, kit, count(*) AS sources,
    exp(-sum(share * ln(share))) AS effective_sources,
    CASE WHEN count(*) > 1 THEN -sum(share * ln(share)) / ln(count(*)) END AS evenness,
    any_value(n) AS n
FROM source_share WHERE words > 0
GROUP BY doc, kit;

-- The measures of balance, each with its n; null where there is nothing to measure, and not
-- applicable in a language of which only quotations are read.
CREATE OR REPLACE VIEW measure_balance AS
WITH statement_told AS (
    SELECT
        doc, kit, n, sum(words) FILTER (body) AS words,
        sum(words) FILTER (body AND act = 'speech') AS spoken,
        sum(quoted) FILTER (body AND act = 'speech') AS direct,
        sum(quoted) FILTER (body) AS quoted,
        bool_or(act = 'speech') AS speech, bool_or(source IS NOT NULL) AS resolved,
        bool_or(act = 'thought') AS thought, bool_or(act = 'want') AS want, bool_or(act = 'deed') AS deed
    FROM spoken GROUP BY doc, kit, n
),
piece AS (
    SELECT
        doc, kit, count(*) AS statements,
        count(*) FILTER (speech) AS speech,
        sum(words) AS words, sum(spoken) AS spoken, sum(direct) AS direct, sum(quoted) AS quoted,
        count(*) FILTER (resolved) AS resolved,
        count(*) FILTER (thought) AS thoughts, count(*) FILTER (want) AS wants, count(*) FILTER (deed) AS deeds
    FROM statement_told GROUP BY doc, kit
),
voice AS (
    SELECT
        doc, kit, count(*) AS sources,
        count(*) FILTER (identity = 'named') AS named,
        count(*) FILTER (identity IN ('unnamed_group', 'granted_anonymity')) AS unnamed,
        count(*) FILTER (identity = 'granted_anonymity') AS anonymous,
        count(*) FILTER (identity = 'granted_anonymity' AND reason_given IS NOT NULL) AS explained,
        count(*) FILTER (kind = 'document') AS documents,
        max(words) AS most, any_value(n) AS spoken,
        sum(words) FILTER (
            kind = 'government' OR regexp_matches(coalesce(role, ''), '\b(minister|president|secretary|official|spokes|ambassador|chancellor|premier|governor|mayor|senator|police|army)')
        ) AS official
    FROM source_share WHERE statements + thoughts + wants + deeds > 0
    GROUP BY doc, kit
),
side AS (
    SELECT doc, kit, count(*) FILTER (affiliation IS NOT NULL) AS sides, sum(words) FILTER (affiliation IS NOT NULL) AS words,
        max(words) FILTER (affiliation IS NOT NULL) AS most
    FROM affiliation_share GROUP BY doc, kit
),
unheard AS (SELECT doc, kit, count(*) FILTER (statements = 0) AS silent, count(*) AS named FROM heard GROUP BY doc, kit)
SELECT
    doc, kit, m.name, CAST(m.value AS DOUBLE) AS value, CAST(coalesce(m.n, 0) AS BIGINT) AS n,
    CASE WHEN m.value IS NULL AND NOT has_statements(lang) THEN 'not_applicable' END AS state
FROM (
    SELECT d.id AS doc, d.kit, d.lang, unnest([
        {name: 'sources', value: nullif(v.sources, 0), n: p.statements},
        {name: 'statements', value: nullif(p.speech, 0), n: p.statements},
        {name: 'thoughts', value: CASE WHEN p.statements > 0 THEN p.thoughts END, n: p.statements},
        {name: 'wants', value: CASE WHEN p.statements > 0 THEN p.wants END, n: p.statements},
        {name: 'deeds', value: CASE WHEN p.statements > 0 THEN p.deeds END, n: p.statements},
        {name: 'attributed_share', value: p.words / nullif(d.words, 0), n: d.words},
        {name: 'quoted_share', value: CASE WHEN p.words > 0 THEN coalesce(p.quoted, 0) / nullif(d.words, 0) END, n: d.words},
        {name: 'direct_share', value: coalesce(p.direct, 0) / nullif(p.spoken, 0), n: p.spoken},
        {name: 'resolved_share', value: p.resolved / nullif(p.statements, 0), n: p.statements},
        {name: 'largest_source_share', value: v.most / nullif(v.spoken, 0), n: v.spoken},
        {name: 'largest_side_share', value: a.most / nullif(a.words, 0), n: a.words},
        {name: 'sides', value: nullif(a.sides, 0), n: p.statements},
        {name: 'named_share', value: v.named / nullif(v.sources, 0), n: v.sources},
        {name: 'unnamed_share', value: v.unnamed / nullif(v.sources, 0), n: v.sources},
        {name: 'granted_anonymity', value: v.anonymous, n: v.sources},
        {name: 'anonymity_explained_share', value: v.explained / nullif(v.anonymous, 0), n: v.anonymous},
        {name: 'official_share', value: coalesce(v.official, 0) / nullif(v.spoken, 0), n: v.spoken},
        {name: 'single_source', value: CASE WHEN v.sources = 1 THEN 1 WHEN v.sources > 1 THEN 0 END, n: v.sources},
        {name: 'documents_cited', value: v.documents, n: v.sources},
        {name: 'sides_unheard', value: CASE WHEN p.statements > 0 THEN u.silent END, n: u.named}
    ]) AS m
    FROM document AS d
    LEFT JOIN piece AS p ON p.doc = d.id AND p.kit = d.kit
    LEFT JOIN voice AS v ON v.doc = d.id AND v.kit = d.kit
    LEFT JOIN side AS a ON a.doc = d.id AND a.kit = d.kit
    LEFT JOIN unheard AS u ON u.doc = d.id AND u.kit = d.kit
);
