-- All samples, newest first, with the number of coded units.
SELECT s.id, s.measure, s.codes, s.drawn, g.coders, g.coded FROM sample AS s JOIN agreement AS g ON g.sample = s.id ORDER BY s.drawn DESC, s.id
