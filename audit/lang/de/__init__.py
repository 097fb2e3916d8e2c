"""German: word lists, lexicons and gazetteers as data; inflection and the grammar of statements as code."""
