"""Bylines as lines of a text: "By Ada Holm", "Posted on 3 March 2026 by Ada Holm", "Ada Holm" beside a date or under the story.

A line of nothing but names is a byline only in a page, next to a date or at the very end, or in a plain text when it names
several: of 20 such lines in plain texts of 63 outlets 18 were picture credits, headings or buttons.
"""

import re
from collections.abc import Iterator, Sequence

from audit.extract.claims.kit import ClaimsKit
from audit.lang.stamps import SEPARATOR
from audit.lang.titles import title_words
from audit.rows import Insertion
from audit.text import Block, Document, Said, Span, pattern

DATE_LINE = 80
"""Maximum characters of a line that consists of little more than a date."""
EDGES = " \t|·•,–-"
"""Marks around names in a line."""
BEFORE = 60
"""Maximum characters of a date, its clock and a genre before the opening of a byline."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
QUOTING = frozenset({"blockquote", "q", "aside", "figure", "figcaption"})
KEPT = 0.5
"""Minimum share of a signature that trafilatura keeps as story."""


def last(document: Document) -> list[Block]:
    """List the last two lines of the body, and the line after it, where a byline may be."""
    body = [i for i, b in enumerate(document.blocks) if b.zone == "body"]
    return [document.blocks[i] for i in body[-2:]] + list(document.blocks[body[-1] + 1 : body[-1] + 2] if body else ())


def signed_line(document: Document, kit: ClaimsKit, lines: list[Block], i: int, date: Span | None) -> Iterator[Said]:
    """Find the byline of one short line at the top, in which a date was found or not."""
    b = lines[i]
    line = document.text[b.start : b.stop]
    span = opened(line, kit, date)
    if span is None and document.format == "html" and b.tag not in HEADINGS:
        span = beside_date(line, kit, date) or plain_names(document.text, kit, lines, i, date)
        if span and linked(b, span) and not profiled(document, line, kit):
            span = None
        span = span or (before_outlet(line[: date.start], kit) if date else None)
    elif span is None and document.format == "text" and pattern(kit.bylines.several).search(line) and names_only(line, kit):
        span = trimmed_edges(line, 0, len(line)) if i == 0 else None
    if span:
        yield Said("author", line[span.start : span.stop], "text", b.start + span.start, b.start + span.stop)


def linked(b: Block, span: Span) -> bool:
    """True when a part of a line, as offsets in it, has a link in it."""
    return any(link.start < b.start + span.stop and b.start + span.start < link.stop for link in b.links)


def profiled(document: Document, line: str, kit: ClaimsKit) -> bool:
    """True when declared authors are addresses that end in the names of a line: "/profile/ada-holm"."""
    ends = {
        "".join(title_words(address.rstrip("/").split("/")[-1]))
        for s in document.said
        if s.field in {"author", "author_url"} and "/" in s.value
        for address in s.value.split(",")
    }
    persons = kit.byline(line).persons if ends else ()
    return bool(persons) and all("".join(title_words(name)) in ends for name in persons)


def opened(line: str, kit: ClaimsKit, date: Span | None) -> Span | None:
    """Find names after an opening: a whole line, or a part of one with a date or a genre: "Eine Kolumne von Ada Holm"."""
    stop = date.start if date and date.start > 3 else len(line)
    if pattern(kit.bylines.line).fullmatch(line[:stop].strip()):
        return trimmed_edges(line, 0, stop)
    m = pattern(kit.bylines.signed, re.IGNORECASE).search(line)
    if m is None or m.start() > BEFORE:
        return None
    stop = date.start if date and date.start >= m.end() else len(line)
    names = re.split(r"\s+[|•·]\s+|,\s+(?=[^\W\d_]+:)", line[m.end() : stop])[0]
    found = kit.byline(names, declared=bool(date)).persons
    genre = any(w.lower() in kit.bylines.kickers for w in line[: m.start()].split())
    before = line[: m.start()].strip(" -–—|•·") and not genre and not (date and date.start < m.start())
    if not found or (before and not date) or not covers(names, found):
        return None
    return trimmed_edges(line, m.end(), m.end() + len(names))


def covers(names: str, found: Sequence[str]) -> bool:
    """True when the persons found are what a part of a line starts with, and most of its first words."""
    return names.lower().find(found[0].lower()) in range(3) or found[0].lower() in names.lower()[: len(found[0]) + 8]


def beside_date(line: str, kit: ClaimsKit, date: Span | None) -> Span | None:
    """Find names alone before or after the date of a line: "11.12.2026 - Ada Holm"; not of a recording: "Audio, 3.12., …"."""
    if date is None or (date.start and line.split(maxsplit=1)[0].lower().rstrip(":") in kit.bylines.labels):
        return None
    for start, stop in ((0, date.start), (date.stop, len(line))):
        part = trimmed_edges(line, start, stop)
        if part.stop > part.start and names_only(line[part.start : part.stop], kit):
            return part
    return None


def before_outlet(part: str, kit: ClaimsKit) -> Span | None:
    """Find names at the start of a line, before parts that name an outlet or label a date: "Ada Holm · Quay News · Posted:"."""
    name, *others = SEPARATOR.split(part.rstrip(EDGES))
    others = [other.strip() for other in others]
    named = (other.endswith((":", "：")) or kit.byline(other).desks or kit.byline(other).agencies for other in others)
    return trimmed_edges(part, 0, len(name)) if others and all(named) and names_only(name, kit) else None


def plain_names(text: str, kit: ClaimsKit, lines: list[Block], i: int, date: Span | None) -> Span | None:
    """Find names alone in a line that is next to one with a date."""
    line = text[lines[i].start : lines[i].stop]
    if date is None and names_only(line, kit) and near_date(text, kit, lines, i):
        return trimmed_edges(line, 0, len(line))
    return None


def trimmed_edges(line: str, start: int, stop: int) -> Span:
    """Trim white space and marks from both ends of a part of a line."""
    part = line[start:stop]
    start += len(part) - len(part.lstrip(EDGES))
    return Span(start, max(start, start + len(part.strip(EDGES))))


def signature(document: Document, kit: ClaimsKit, lines: Sequence[Block], others: Sequence[Insertion]) -> Iterator[Said]:
    """Find names alone on a line at the end of a page's article: a line of its story, no heading, quotation or insertion."""
    for b in lines:
        line = document.text[b.start : b.stop]
        inside = b.zone == "body" and (b.kept is None or b.kept >= KEPT) and b.start >= document.body_start
        apart = b.links or b.tag in HEADINGS or QUOTING.intersection((b.tag, *b.path))
        inserted = any(i.start < b.stop and b.start < i.stop and i.role != "provenance" for i in others)
        if inside and not apart and not inserted and names_only(line, kit):
            yield Said("author", line, "text", b.start, b.stop)


def names_only(line: str, kit: ClaimsKit) -> bool:
    """True when a line consists of names of persons, two to four words each, and perhaps a place."""
    text = line.strip(EDGES)
    if not 5 <= len(text) <= 80 or text[-1] in ".!?:…" or not text[0].isupper():
        return False
    if text.split()[0].lower() in kit.bylines.labels:
        return False
    name, comma, place = text.rpartition(", ")
    text = name if comma and kit.bylines.places.is_place(place) else text
    parts = kit.byline(text)
    size = sum(len(p) for p in (*parts.persons, *parts.agencies))
    named = all(2 <= len(p.split()) <= 4 and kit.bylines.is_person(p) for p in parts.persons)
    return bool(parts.persons) and named and size >= 0.8 * len(text) - 6


def near_date(text: str, kit: ClaimsKit, lines: list[Block], i: int) -> bool:
    """True when a short line with a date is adjacent to a line or is itself one; for several names, also anywhere before it."""
    several = pattern(kit.bylines.several).search(text[lines[i].start : lines[i].stop])
    around = (text[b.start : b.stop] for b in lines[0 if several else max(i - 1, 0) : i + 2])
    return any(len(line) <= DATE_LINE and kit.dates.day_in(line) for line in around)
