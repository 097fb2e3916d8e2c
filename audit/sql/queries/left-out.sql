-- What at least two other outlets of an event carry by the day of an account that does not: utterances, voices, passages.
-- columns: story, outlet, day, what, key (id of the utterance, name of the voice, or place of the passage), outlets that carry it, of
--   how many other outlets with an account by that day, named_here (for a voice: its key is in the text), words, url.
-- do not infer: withholding or bias. On BASIL it follows nothing that annotators call informational bias (rank correlation +.01
--   within triples of accounts); what is absent may be unknown, later, elsewhere or behind a wall.
-- set: outlet, story
SELECT
    l.story, l.outlet, l.day, l.what, l.key, l.others, l.of_others, l.named_here,
    coalesce(
        (SELECT any_value(v.words_printed) FROM quotation_version AS v WHERE v.utterance = l.key AND v.fullest),
        (SELECT any_value(substring(d.text, r.start + 1, r.stop - r.start)) FROM reuse AS r JOIN document AS d ON d.id = r.doc
         WHERE l.what = 'passage' AND r.doc || ':' || r.start = l.key),
        l.key
    ) AS words, l.url
FROM left_out AS l
WHERE l.outlet = coalesce($outlet, l.outlet) AND l.story = coalesce($story, l.story)
ORDER BY l.story, l.outlet, l.what, l.others DESC, l.key, l.url;
