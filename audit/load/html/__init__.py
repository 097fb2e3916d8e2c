"""A tree and its lines: markup parsed, units of text with their links, words of an element, addresses made absolute."""
