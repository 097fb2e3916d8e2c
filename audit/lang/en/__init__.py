"""English: word lists, lexicons and models as data; inflection and the grammar of statements as code."""
