"""Spans for tools that people code in: a module a format, each one line of `audit.store.show.FORMATS`.

A module writes `MarkedText`s and reads nothing. Offsets are code points of `document.text`, half open, unless the format counts
otherwise (`cas`: UTF-16 units). Labels are `kind: label` of the rows; what a format cannot hold is in `docs/exports.md`.
"""
