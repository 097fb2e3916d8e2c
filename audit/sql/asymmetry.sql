-- Reporting verbs by side: each cue of a statement with the side that its source speaks for, and whether the cue is loaded.
CREATE OR REPLACE VIEW reporting_verb AS
SELECT
    s.doc, s.kit, a.name AS affiliation, a.kind AS affiliation_kind,
    coalesce(s.verb, lower(substring(d.text, s.cue_start + 1, s.cue_stop - s.cue_start))) AS verb, s.act, s.start, s.stop,
    coalesce(bool_or(t.feature = 'loaded'), false) AS loaded,
    coalesce(bool_or(t.feature = 'loaded_candidate'), false) AS candidate
FROM statement AS s
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
JOIN affiliation AS a ON a.doc = s.doc AND a.kit = s.kit AND a.source = s.source
LEFT JOIN trait AS t
    ON t.doc = s.doc AND t.kit = s.kit AND t.start < s.cue_stop AND s.cue_start < t.stop
    AND t.category IN ('loaded_reporting_verb', 'loaded_verb')
WHERE s.cue_start IS NOT NULL
GROUP BY ALL;

-- Sides named in the same sentence as a loaded word of the outlet. Proximity is not reference: read the words.
CREATE OR REPLACE VIEW loaded_target AS
SELECT DISTINCT
    t.doc, t.kit, t.start, t.stop, t.term, t.category, t.weight, a.name AS affiliation, a.kind AS affiliation_kind
FROM trait AS t
JOIN sentence AS s ON s.doc = t.doc AND s.kit = t.kit AND t.start >= s.start AND t.stop <= s.stop
JOIN sentence AS p ON p.doc = s.doc AND p.kit = s.kit AND p.n = s.n  -- a sentence cut by an insertion has several pieces
JOIN affiliation AS a ON a.doc = t.doc AND a.kit = t.kit AND a.start >= p.start AND a.stop <= p.stop
WHERE t.feature = 'loaded' AND t.voice = 'outlet';
