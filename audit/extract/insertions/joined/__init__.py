"""Insertions in text that a scraper joined without line breaks: cuts, the spans between them, and the model."""
