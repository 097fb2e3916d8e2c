-- Named voices that speak in one account of an event and whose last name no other account has.
-- columns: story, outlet, day, voice, kind, words of speech, other accounts of the event, url.
-- do not infer: that the others withheld the voice, or that it is exclusive: only accounts in this database are compared.
-- set: outlet
WITH told AS MATERIALIZED (
    SELECT o.story, o.doc, spaced(d.text) AS words FROM story_peer AS o JOIN document AS d ON d.id = o.doc AND d.kit = o.kit
)
SELECT
    v.story, v.outlet, v.day, v.name, v.kind, v.words,
    (SELECT count(*) FROM story_peer AS o WHERE o.story = v.story AND o.doc <> v.doc) AS others, v.url
FROM story_voice AS v
WHERE NOT EXISTS (
    FROM told AS o WHERE o.story = v.story AND o.doc <> v.doc AND has_name(o.words, v.last_name)
) AND v.outlet = coalesce($outlet, v.outlet)
    AND EXISTS (FROM story_peer AS o WHERE o.story = v.story AND o.outlet <> v.outlet)
ORDER BY v.story, v.outlet, v.words DESC, v.name;
