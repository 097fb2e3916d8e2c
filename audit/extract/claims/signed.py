"""Bylines as lines of a text: "By Ada Holm", "Posted on 3 March 2026 by Ada Holm", "Ada Holm" beside a date or under the story.

A line of nothing but names is a byline only in a page, next to a date or at the very end, or in a plain text when it names
several: of 20 such lines in plain texts of 63 outlets 18 were picture credits, headings or buttons.

>>> STATES.search("Ada Holm was there when it happened").group()
' was there when'
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from audit.extract.claims.byline_ends import is_named
from audit.extract.claims.kit import ClaimsKit, without_date_words
from audit.lang.stamps import SEPARATOR
from audit.lang.titles import title_words
from audit.load.declared.bylines import AUTHOR_PATH
from audit.rows import Insertion
from audit.text import Block, Document, Said, Span, pattern

DATE_LINE = 80
"""Maximum characters of a line that consists of little more than a date."""
EDGES = " \t|·•,–-"
"""Marks around names in a line."""
LONGEST_CREDIT = 300
"""Maximum characters of a line that credits reporters and editors."""
OPENING = 20
"""Maximum characters of a line that is the opening of a byline."""
TINY, LONG = 3, 160
"""Maximum characters of a line between a name and its date ("am"), and minimum characters of a paragraph."""
STATES = re.compile(r"(?:\s[a-zà-ÿ]{2,}){3}")
"""Three words in lower case, one after the other: a sentence."""
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
        span = span or under_opening(document.text, kit, lines, i) or linked_names_only(b, line, kit)
        if span and not own_links(b, span) and not profiled(document, line, kit):
            span = None
        span = span or (before_outlet(line[: date.start], kit) if date else None)
    elif span is None and document.format == "text" and i == 0:
        span = under_headline(document, kit, lines, line, date)
    if span:
        yield Said("author", line[span.start : span.stop], "text", b.start + span.start, b.start + span.stop)


def under_headline(document: Document, kit: ClaimsKit, lines: list[Block], line: str, date: Span | None) -> Span | None:
    """Find the names in the line under the headline of a plain text: several alone, or one's before a line with the day.

    One needs a known first name there, because sections ("Middle East") stand in that place as well.
    """
    if pattern(kit.bylines.several).search(line) and names_only(line, kit):
        return trimmed_edges(line, 0, len(line))
    if date is not None or lines[0].start < document.body_start or not any(b.zone == "headline" for b in document.blocks):
        return None
    named = named_with_title(line, kit) or named_at_start(line, kit)
    return trimmed_edges(line, 0, len(line)) if named and near_date(document.text, kit, lines, 0) else None


def linked_names_only(b: Block, line: str, kit: ClaimsKit) -> Span | None:
    """Find names alone in a line that link to pages about authors."""
    span = trimmed_edges(line, 0, len(line))
    return span if b.links and own_links(b, span) and names_only(line, kit) else None


def own_links(b: Block, span: Span) -> bool:
    """True when a part of a line, as offsets in it, has no link in it but to pages about authors."""
    inside = (a for a in b.links if a.start < b.start + span.stop and b.start + span.start < a.stop)
    return all(AUTHOR_PATH.search(link.href) for link in inside)


def under_opening(text: str, kit: ClaimsKit, lines: Sequence[Block], i: int) -> Span | None:
    """Find names alone in a line under one that is no more than the opening of a byline: "By", "Auteur"."""
    line, before = (text[b.start : b.stop].strip() for b in (lines[i], lines[max(i - 1, 0)]))
    m = (
        pattern(kit.bylines.opening, re.IGNORECASE).match(f"{before.rstrip(' :：')} {line}")
        if i and len(before) <= OPENING
        else None
    )
    if m is None or m.end() < len(before.rstrip(" :：")) or not names_only(line, kit):
        return None
    return trimmed_edges(text[lines[i].start : lines[i].stop], 0, lines[i].stop - lines[i].start)


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
    if m is None or m.start() > BEFORE or pattern(kit.bylines.checked, re.IGNORECASE).match(line.lstrip(EDGES)):
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
    for start, stop in ((0, len(without_date_words(line[: date.start], kit))), (date.stop, len(line))):
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
    if date is None and (names_only(line, kit) or named_with_title(line, kit)) and near_date(text, kit, lines, i):
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


def reported(text: str, lines: Iterable[Block], kit: ClaimsKit) -> Iterator[Said]:
    """Find the reporters that a line names before its editors: "(Reporting by Ada Holm; Editing by Cy Dell)"."""
    for b in lines:
        line = text[b.start : b.stop]
        m = pattern(kit.bylines.reported, re.IGNORECASE).match(line)
        if m and len(line) <= LONGEST_CREDIT:
            names = re.split(r"[;.)]\s|[;)]|\.$", line[m.end(1) :])[0]
            yield Said(
                "author",
                line[m.start(1) : m.end(1) + len(names)],
                "text",
                b.start + m.start(1),
                b.start + m.end(1) + len(names),
            )


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


def named_with_title(line: str, kit: ClaimsKit) -> bool:
    """True for a person's name, with a known first name, before titles or outlets: "Ada Holm Reporter, Port Amber"."""
    text = line.strip(EDGES)
    if not 5 <= len(text) <= DATE_LINE or text[-1] in ".!?:…" or STATES.search(text):
        return False
    parts = kit.byline(text)
    first = parts.persons[0] if parts.persons else ""
    titled = pattern(kit.bylines.title, re.IGNORECASE).search(f" {text.split(',')[0]}") or len(text.split(", ")) > 1
    return text.startswith(first) and is_named(kit.bylines, first) and bool(titled)


def named_at_start(line: str, kit: ClaimsKit) -> bool:
    """True for a person's name, with a known first name, before where he or she is or for whom: "Ada Holm at the Quay"."""
    found = kit.byline(line).persons if len(line) <= DATE_LINE and line[-1] not in ".!?:…" and not STATES.search(line) else ()
    return bool(found) and line.startswith(found[0]) and is_named(kit.bylines, found[0])


def near_date(text: str, kit: ClaimsKit, lines: list[Block], i: int) -> bool:
    """True when a short line with a date is adjacent to a line or is itself one; for several names, also anywhere before it."""
    several = pattern(kit.bylines.several).search(text[lines[i].start : lines[i].stop])
    lines, here = [b for b in lines if b.stop - b.start > TINY or b is lines[i]], lines[i]
    i = lines.index(here)
    story = next((n for n, b in enumerate(lines) if b.stop - b.start > LONG), len(lines))
    around = (text[b.start : b.stop] for b in lines[0 if several and i <= story else max(i - 1, 0) : i + 2])
    return any(len(line) <= DATE_LINE and kit.dates.day_in(line) for line in around)
