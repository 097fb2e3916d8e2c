"""Render audits and reports: terminal, pages, Markdown, data. Reads SQL views only: no step, no kit, no rows of Python."""
