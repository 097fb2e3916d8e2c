"""Byline, dates and dateline as lines of a text.

Bylines (`signed.py`) and dates are looked for where articles have them: in the short lines between headline and first
paragraph, and in the last lines of the body.

>>> DATELINE.match("PORT AMBER, Nov 19 (Coastwire) — Dockers walked out.")["place"]
'PORT AMBER'
>>> DATELINE.match("The strike – now in its third week – goes on")
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from audit.extract.claims.date_lines import beyond, dated_lines, headline_of
from audit.extract.claims.further import further_articles
from audit.extract.claims.kit import ClaimsKit
from audit.extract.claims.signed import last, opened, reported, signature, signed_line
from audit.lang.date_forms import Usage
from audit.rows import Insertion
from audit.text import Block, Document, Said, Span

DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-ÖØ-ÞŚŁŻĆŞİĞÇ][A-ZÀ-ÖØ-ÞŚŁŻĆŞİĞÇ.'’ -]{2,30}(?:, (?:[A-Z][\w.]+ ?){1,3})?)"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)?\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]{1,2}\s"
)
"""A place in capitals, perhaps a day and an agency, and a dash: "NORPORT, Sudria, March 3 (Coastwire) - "."""
TITLED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}(?:, [A-ZÀ-Þ][\w. ]{1,20})?)\s*"
    r"(?:\((?P<desk>[^()\n]{2,40})\)\s*(?P<mark>[-–—]+\s)?|(?P<dash>[–—]\s))"
)
"""A place as names are written, before an agency in brackets or a long dash: "Norburg (dpa) "; a party in brackets is none."""
PARAGRAPH = 160
"""Minimum characters of a paragraph at the top of an article."""
LEAD = 80
"""Minimum characters of a line at the top that can open with a dateline."""
SHORT_LINE = 140
"""Maximum characters of a line with byline or date."""
TOP_LINES = 8
"""Maximum lines of the top of an article."""


def top(document: Document) -> list[Block]:
    """List the lines from below the headline to the second paragraph, at most eight; the first may be a standfirst."""
    found: list[Block] = []
    paragraphs = 0
    for b in document.blocks:
        if b.zone == "headline":
            continue
        found.append(b)
        paragraphs += b.stop - b.start >= PARAGRAPH
        if paragraphs == 2 or len(found) == TOP_LINES:
            break
    return found


def near_ends(document: Document, kit: ClaimsKit) -> list[Span]:
    """List the spans in which a byline of this article can be: of lines under a story, those that open like a byline."""
    return [Span(b.start, b.stop) for b in (*top(document), *last(document)) if b.zone != "tail" or is_opened(document, b, kit)]


def is_opened(document: Document, b: Block, kit: ClaimsKit) -> bool:
    """True when a line opens like a byline."""
    line = document.text[b.start : b.stop]
    return opened(line, kit, kit.dates.day_in(line)) is not None


def in_text(document: Document, kit: ClaimsKit, usage: Usage, others: Sequence[Insertion]) -> Iterator[Said]:
    """Find byline, dates and dateline of the text, each with its span.

    Dates are written as in `usage`; `others` are insertions, which sign nothing.
    """
    title = headline_of(document)
    lines = [beyond(b, document.text, title) for b in top(document)]
    yield from dated_lines(document, kit, usage)
    by = list(reported(document.text, takewhile(lambda b: b.stop - b.start <= SHORT_LINE, lines), kit))
    for i, b in enumerate(lines):
        if b.stop - b.start <= SHORT_LINE:
            by += signed_line(document, kit, lines, i, kit.dates.day_in(document.text[b.start : b.stop], usage))
    if not by and not any(s.field in {"author", "byline"} for s in document.said):
        by += reported(document.text, last(document), kit)
    yield from by
    if document.format == "text":
        yield from further_articles(document.text, kit)
    if document.format == "html":
        yield from signature(document, kit, [b for b in last(document) if b not in lines], others)
    yield from dateline(document, kit, lines)


def dateline(document: Document, kit: ClaimsKit, lines: list[Block]) -> Iterator[Said]:
    """Find the place before the first paragraph, followed by a dash or an agency."""
    body = next((b for b in lines if b.start >= document.body_start and b.stop - b.start > LEAD), None)
    if body is None:
        return
    line = document.text[body.start : body.stop]
    m = DATELINE.match(line) or TITLED.match(line)
    if m and (m.re is DATELINE or m["mark"] or m["dash"] or kit.wires.agency(re.split(r"[/,;]", m["desk"])[0])):
        place = m.group("place").rstrip(" ,-")
        start = body.start + m.start("place")
        yield Said("dateline", place, "text", start, start + len(place))
