-- Every row with a span in a text, in one shape and with its words; `sighting` is null for rows that belong to the text.
CREATE OR REPLACE VIEW evidence AS
SELECT
    e.doc, e.kit, e.kind, e.label, e.start, e.stop, e.rule,
    substring(d.text, e.start + 1, e.stop - e.start) AS words, e.sighting
FROM (
    SELECT doc, kit, 'insertion' AS kind, kind AS label, start, stop, rule, NULL AS sighting FROM insertion
    UNION ALL SELECT doc, kit, 'statement', mode, start, stop, act, NULL FROM statement
    UNION ALL SELECT doc, kit, 'reported', mode, start, stop, act, NULL FROM reported
    UNION ALL SELECT doc, kit, 'trait', voice, start, stop, feature || ':' || coalesce(category, term), NULL FROM trait
    UNION ALL SELECT doc, kit, 'sentence', voice, start, stop, NULL, NULL FROM sentence
    UNION ALL SELECT doc, kit, 'notice', signal, start, stop, rule, NULL FROM notice
    UNION ALL SELECT doc, kit, 'block', zone, start, stop, tag, NULL FROM block
    UNION ALL SELECT doc, kit, 'mention', name, start, stop, kind, NULL FROM mention
    UNION ALL SELECT doc, kit, 'affiliation', name, start, stop, basis, NULL FROM affiliation WHERE start IS NOT NULL
    UNION ALL
    SELECT s.doc, c.kit, 'claim', c.field, c.start, c.stop, c.origin, s.id
    FROM claim AS c JOIN sighting AS s ON s.id = c.sighting AND s.kit = c.kit WHERE c.start IS NOT NULL
    UNION ALL
    SELECT s.doc, l.kit, 'link', l.relation, l.start, l.stop, l.kind, s.id
    FROM link AS l JOIN sighting AS s ON s.id = l.sighting AND s.kit = l.kit
) AS e
JOIN document AS d ON d.id = e.doc AND d.kit = e.kit;
