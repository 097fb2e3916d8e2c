"""Promotion inside a paragraph of the story, with nothing but a space between the two."""
