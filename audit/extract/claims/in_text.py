"""Byline, dates and dateline as lines of a text.

Bylines are looked for where articles have them: in the short lines between headline and first paragraph, and in
the last lines of the body. A line of nothing but names is a byline only in a page, next to a date or at the very end: in plain
texts of 63 outlets 18 of 20 such lines were picture credits, headings or buttons.

>>> DATELINE.match("PORT AMBER, Nov 19 (Coastwire) — Dockers walked out.")["place"]
'PORT AMBER'
>>> DATELINE.match("The strike – now in its third week – goes on")
"""

import re
from collections.abc import Iterator

from audit.extract.claims.date_lines import dated_lines
from audit.extract.claims.kit import ClaimsKit
from audit.lang.date_forms import Usage
from audit.text import Block, Document, Said, Span, pattern

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
DATE_LINE = 80
"""Maximum characters of a line that consists of little more than a date."""
TOP_LINES = 8
"""Maximum lines of the top of an article."""
EDGES = " |·•,–-"
"""Marks around names in a line."""


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


def last(document: Document) -> list[Block]:
    """List the last two lines of the body, and the line after it, where a signature may be."""
    body = [i for i, b in enumerate(document.blocks) if b.zone == "body"]
    return [document.blocks[i] for i in body[-2:]] + list(document.blocks[body[-1] + 1 : body[-1] + 2] if body else ())


def near_ends(document: Document) -> list[Span]:
    """List the spans in which a byline of this article can be."""
    return [Span(b.start, b.stop) for b in (*top(document), *last(document))]


def in_text(document: Document, kit: ClaimsKit, usage: Usage) -> Iterator[Said]:
    """Find byline, dates and dateline of the text, each with its span; dates are written as in `usage`."""
    lines = top(document)
    yield from dated_lines(document, kit, usage)
    for i, b in enumerate(lines):
        if b.stop - b.start <= SHORT_LINE:
            yield from head_line(document, kit, lines, i)
    if document.format == "html":
        yield from signature(document, kit, lines)
    yield from dateline(document, kit, lines)


def head_line(document: Document, kit: ClaimsKit, lines: list[Block], i: int) -> Iterator[Said]:
    """Find the byline of one short line at the top."""
    b = lines[i]
    line = document.text[b.start : b.stop]
    date = kit.dates.day_in(line)
    names = line[: date.start] if date and date.start > 3 else line
    if is_byline(names, kit):
        yield Said("author", names.strip(), "text", b.start, b.start + len(names.rstrip()))
    elif document.format == "html" and not b.links and names_only(names, kit) and near_date(document.text, kit, lines, i):
        yield Said("author", names.strip(EDGES), "text", b.start, b.start + len(names.rstrip(EDGES)))


def signature(document: Document, kit: ClaimsKit, lines: list[Block]) -> Iterator[Said]:
    """Find names alone on a line at the end of a page's article; `lines` are those of its top."""
    for b in last(document):
        line = document.text[b.start : b.stop]
        if b.start >= document.body_start and b not in lines and not b.links and names_only(line, kit):
            yield Said("author", line, "text", b.start, b.stop)


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


def is_byline(line: str, kit: ClaimsKit) -> bool:
    """True when a line consists of a byline with its opening."""
    return pattern(kit.bylines.line).fullmatch(line.strip()) is not None


def names_only(line: str, kit: ClaimsKit) -> bool:
    """True when a line consists of names of persons, two to four words each."""
    text = line.strip(EDGES)
    if not 5 <= len(text) <= 80 or text[-1] in ".!?:…" or not text[0].isupper():
        return False
    if text.split()[0].lower() in kit.bylines.labels:
        return False
    parts = kit.byline(text)
    size = sum(len(p) for p in (*parts.persons, *parts.agencies))
    named = all(2 <= len(p.split()) <= 4 and kit.bylines.is_person(p) for p in parts.persons)
    return bool(parts.persons) and named and size >= 0.8 * len(text) - 6


def near_date(text: str, kit: ClaimsKit, lines: list[Block], i: int) -> bool:
    """True when a short line with a date is adjacent to a line or is itself one; for several names, also anywhere before it."""
    several = pattern(kit.bylines.several).search(text[lines[i].start : lines[i].stop])
    around = (text[b.start : b.stop] for b in lines[0 if several else max(i - 1, 0) : i + 2])
    return any(len(line) <= DATE_LINE and kit.dates.day_in(line) for line in around)
