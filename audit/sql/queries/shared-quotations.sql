-- The same words, quoted by several outlets: each version with its verb, voice and place.
-- columns: story, utterance, outlets that carry it, speaker (where the accounts agree), its state, outlet, day, verb, class of the
--   verb, voice, share of the fullest version kept, in_headline, words as printed, url.
-- do not infer: that an outlet without them did not know them, or that one verb is unfair; most differences are said and told.
-- set: outlet, story
SELECT
    story, utterance, outlets, speaker, speaker_state, outlet, day, verb, verb_class, voice, round(kept, 3) AS kept, in_headline,
    words_printed, url
FROM quotation_version
WHERE story = coalesce($story, story)
    AND ($outlet IS NULL OR utterance IN (SELECT utterance FROM quotation_version WHERE outlet = $outlet))
ORDER BY outlets DESC, story, utterance, kept DESC, outlet, n;
