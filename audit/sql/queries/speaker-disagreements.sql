-- The same words with different speakers: either the accounts disagree, or an attribution of audit is wrong.
-- columns: story, utterance, outlet, day, voice as attributed, verb, words as printed, url.
-- do not infer: that an outlet misattributes: read the words; most cases are two names of one voice, or errors of the machine.
-- set: outlet
SELECT story, utterance, outlet, day, voice, verb, words_printed, url
FROM quotation_version
WHERE speaker_state = 'differs'
    AND ($outlet IS NULL OR utterance IN (SELECT utterance FROM quotation_version WHERE outlet = $outlet))
ORDER BY story, utterance, outlet, n;
