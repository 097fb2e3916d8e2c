"""A tree and its lines: markup parsing, units of text with their links, words of an element, absolute addresses."""
