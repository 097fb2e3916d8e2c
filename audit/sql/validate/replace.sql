-- Delete the codes of one reader of a sample.
DELETE FROM code WHERE sample = $sample AND coder = $coder AND judge = $judge
