"""Insertions in text that a scraper joined without line breaks: cuts, spans between them, and the model that decides."""
