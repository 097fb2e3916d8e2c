-- Every row with a span in a text, in one shape and with its words.
CREATE OR REPLACE VIEW evidence AS
SELECT
    e.doc, e.kit, e.kind, e.label, e.start, e.stop, e.rule,
    substring(d.text, e.start + 1, e.stop - e.start) AS words
FROM (
    SELECT doc, kit, 'insertion' AS kind, kind AS label, start, stop, rule FROM insertion
    UNION ALL SELECT doc, kit, 'statement', mode, start, stop, act FROM statement
    UNION ALL SELECT doc, kit, 'reported', mode, start, stop, act FROM reported
    UNION ALL SELECT doc, kit, 'trait', voice, start, stop, feature || ':' || coalesce(category, term) FROM trait
    UNION ALL SELECT doc, kit, 'sentence', voice, start, stop, NULL FROM sentence
    UNION ALL SELECT doc, kit, 'notice', signal, start, stop, rule FROM notice
    UNION ALL SELECT doc, kit, 'block', zone, start, stop, tag FROM block
    UNION ALL SELECT doc, kit, 'mention', name, start, stop, kind FROM mention
    UNION ALL SELECT doc, kit, 'affiliation', name, start, stop, basis FROM affiliation WHERE start IS NOT NULL
    UNION ALL
    SELECT s.doc, c.kit, 'claim', c.field, c.start, c.stop, c.origin
    FROM claim AS c JOIN sighting AS s ON s.id = c.sighting AND s.kit = c.kit WHERE c.start IS NOT NULL
    UNION ALL
    SELECT s.doc, l.kit, 'link', l.relation, l.start, l.stop, l.kind
    FROM link AS l JOIN sighting AS s ON s.id = l.sighting AND s.kit = l.kit
) AS e
JOIN document AS d ON d.id = e.doc AND d.kit = e.kit;
