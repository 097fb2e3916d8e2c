"""Read the comment of a saved page: the address it was saved from, and the time.

Browsers write one ("Webpage, complete"), SingleFile another; Zotero's snapshots are made by SingleFile.
"""

import re
from datetime import datetime
from typing import NamedTuple

from audit.text import Said

BROWSER = re.compile(r"<!--\s*saved from url=\((\d+)\)(https?://[^\s>]{4,2000})\s*-->", re.IGNORECASE)
"""Comment after the document type in a page that Chromium, Edge or Internet Explorer saved, with the address's length."""
SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile[^\n]{0,100}\s+url:[ \t]*(https?://\S{4,2000})\s+"
    r"(?:saved date:[ \t]*([^\n]{8,120}?)[ \t]*(?:\n|-->))?",
    re.IGNORECASE,
)
"""Comment after `<html>` in a page of SingleFile, seen in versions 1 and 2."""
SCRIPT_DATE = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")
"""A time as JavaScript formats it: `Sun Nov 29 2026 10:15:00 GMT+0100 (Central European Standard Time)`."""
COMMENT = 3_000
"""Characters at the start of a page that are searched for the comment."""
ESCAPED = "-%2D"
"""Chromium's escape for two hyphens, which a comment must not contain."""


class Saved(NamedTuple):
    """The address that a page was saved from, the program that saved it where known, and the time (ISO 8601)."""

    url: str
    by: str | None = None
    at: str | None = None

    def claims(self) -> list[Said]:
        """Return the claims of the comment."""
        pairs = (("saved_from", self.url), ("saved_by", self.by), ("saved_at", self.at))
        return [Said(field, value, "html") for field, value in pairs if value]


def saved(markup: str) -> Saved | None:
    """Read the comment of a saved page; None where it has none.

    >>> saved("<!doctype html><!-- saved from url=(0026)https://paper.example/a-%2Db --><html>").url
    'https://paper.example/a--b'
    >>> saved('''<html lang=en><!--
    ...  Page saved with SingleFile
    ...  url: https://paper.example/a
    ...  saved date: Sun Nov 29 2026 10:15:00 GMT+0100 (Central European Standard Time)
    ... -->''')
    Saved(url='https://paper.example/a', by='SingleFile', at='2026-11-29T10:15:00+01:00')
    """
    head = markup[:COMMENT]
    if m := SINGLE_FILE.search(head):
        return Saved(m.group(1), "SingleFile", script_date(m.group(2) or ""))
    if m := BROWSER.search(head):
        url = m.group(2)
        return Saved(url if len(url) == int(m.group(1)) else url.replace(ESCAPED, "--"))
    return None


def script_date(text: str) -> str | None:
    """Convert a time in JavaScript's format to ISO 8601; None for another format."""
    m = SCRIPT_DATE.match(text)
    try:
        return datetime.strptime(" ".join(m.groups()), "%b %d %Y %H:%M:%S %z").isoformat() if m else None
    except ValueError:
        return None


def saved_at(markup: str) -> str | None:
    """Return the time in the comment of a saved page."""
    found = saved(markup)
    return found.at if found else None
