-- What at least two other outlets of an event carry and an account does not.
SELECT doc, what, key, others, of_others, named_here FROM story_missing WHERE story = $story ORDER BY doc, what, others DESC, key;
