"""Byline, date and dateline as lines of a text.

Bylines and dates are looked for where articles have them: in the short lines between headline and first paragraph, and in
the last lines of the body. A line that is nothing but names is a byline only in a page, next to a date or at the very end:
in plain texts of 63 outlets 18 of 20 such lines were picture credits, headings or buttons.
"""

import re
from collections.abc import Iterator

from audit.extract.claims.agencies import Wires
from audit.extract.claims.byline import byline, is_person
from audit.extract.claims.dates import UPDATED, day_in
from audit.extract.claims.kit import ClaimsKit
from audit.text import Block, Document, Said, Span

BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Di|Door|Av|Af|Przez|Text|Autor)[: ]\s*(?=[^\W\d_a-z])[^\n.!?]{3,120}")
DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-ÖØ-ÞŚŁŻĆŞİĞÇ][A-ZÀ-ÖØ-ÞŚŁŻĆŞİĞÇ.'’ -]{2,30}(?:, (?:[A-Z][\w.]+ ?){1,3})?)"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)?\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]{1,2}\s"
)
TITLED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}(?:, [A-ZÀ-Þ][\w. ]{1,20})?)\s*"
    r"(?:\((?P<desk>[^()\n]{2,40})\)\s*(?P<mark>[-–—]+\s)?|(?P<dash>[–—]\s))"
)
LONG = 160
"""Code points from which a line is a paragraph."""
SHORT = 140
NO_NAME = {
    "the", "der", "die", "das", "les", "los", "latest", "more", "related", "most", "top", "in", "on", "what", "how", "why",
    "read", "see", "about", "photo", "photos", "watch", "view", "share", "follow", "my", "our", "your", "all", "new",
    "breaking", "live", "video", "videos", "also", "advertisement", "key", "main", "this", "that", "listen", "mehr", "alle",
    "lire", "voir", "leer", "ver", "leggi", "tags", "topics", "sign", "log", "subscribe", "support",
}  # fmt: skip
"""First words of short lines in capitals that are labels, not names."""


def top(document: Document) -> list[Block]:
    """The lines between headline and second paragraph, eight at most; the first may be a standfirst."""
    found: list[Block] = []
    paragraphs = 0
    for b in document.blocks:
        if b.zone == "headline":
            continue
        found.append(b)
        paragraphs += b.stop - b.start >= LONG
        if paragraphs == 2 or len(found) == 8:
            break
    return found


def last(document: Document) -> list[Block]:
    """The last two lines of the body, and the line after it, where a signature stands."""
    body = [i for i, b in enumerate(document.blocks) if b.zone == "body"]
    return [document.blocks[i] for i in body[-2:]] + list(document.blocks[body[-1] + 1 : body[-1] + 2] if body else ())


def near_ends(document: Document) -> list[Span]:
    """Where a byline of this article may stand."""
    return [Span(b.start, b.stop) for b in (*top(document), *last(document))]


def in_text(document: Document, kit: ClaimsKit) -> Iterator[Said]:
    """Byline, date and dateline of the text, each with its place."""
    text = document.text
    lines = top(document)
    for i, b in enumerate(lines):
        line = text[b.start : b.stop]
        if len(line) > SHORT:
            continue
        date = day_in(line)
        if date and len(line) - (date[1] - date[0]) <= 60:
            yield from dated(line, b.start, date)
        names = line[: date[0]] if date and date[0] > 3 else line
        if opened(names):
            yield Said("author", names.strip(), "text", b.start, b.start + len(names.rstrip()))
        elif document.format == "html" and not b.links and names_only(names, kit.wires) and near_date(text, lines, i):
            yield Said("author", names.strip(" |·•,–-"), "text", b.start, b.start + len(names.rstrip(" |·•,–-")))
    for b in last(document) if document.format == "html" else ():
        line = text[b.start : b.stop]
        if b.start >= document.body_start and b not in lines and not b.links and names_only(line, kit.wires):
            yield Said("author", line, "text", b.start, b.stop)
    body = next((b for b in lines if b.start >= document.body_start and b.stop - b.start > 80), None)
    if body:
        line = text[body.start : body.stop]
        m = DATELINE.match(line) or TITLED.match(line)
        if m and (m.re is DATELINE or m["mark"] or m["dash"] or kit.wires.agency(re.split(r"[/,;]", m["desk"])[0])):
            place = m.group("place").rstrip(" ,-")
            start = body.start + m.start("place")
            yield Said("dateline", place, "text", start, start + len(place))


def dated(line: str, at: int, date: Span) -> Iterator[Said]:
    """The day of a line that is little else: of publication, or of a change where the words before it say so."""
    changed = UPDATED.search(line[: date.start])
    yield Said("modified" if changed else "published", line[date.start : date.stop], "text", at + date.start, at + date.stop)


def opened(line: str) -> bool:
    """Whether a line opens as a byline does."""
    return bool(BYLINE.fullmatch(line.strip()))


def names_only(line: str, wires: Wires) -> bool:
    """Whether a line is nothing but the names of persons, two words each or more."""
    text = line.strip(" |·•,–-")
    if not 5 <= len(text) <= 80 or text[-1] in ".!?:…" or not text[0].isupper() or text.split()[0].lower() in NO_NAME:
        return False
    parts = byline(text, wires.agency)
    size = sum(len(p) for p in (*parts.persons, *parts.agencies))
    named = all(2 <= len(p.split()) <= 4 and is_person(p) for p in parts.persons)
    return bool(parts.persons) and named and size >= 0.8 * len(text) - 6


def near_date(text: str, lines: list[Block], i: int) -> bool:
    """Whether a date stands on a line, or on a short one right before or after it; before it somewhere, for two names."""
    several = re.search(r"\w[/,&]| and ", text[lines[i].start : lines[i].stop])
    around = (text[b.start : b.stop] for b in lines[0 if several else max(i - 1, 0) : i + 2])
    return any(len(line) <= 80 and day_in(line) for line in around)
