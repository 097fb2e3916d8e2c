"""Wire credits: the agency, its level, and the evidence in the words or a field.

A byline or author field credits the wire far more often than the text. An attribution to an agency is `cited`, which is not
syndication; image credits are removed before the other levels are searched.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from audit.extract.claims.agencies import LEVELS, Credit
from audit.extract.claims.kit import ClaimsKit
from audit.load.declared.bylines import AUTHOR_PATH
from audit.rows import Insertion, Rows
from audit.text import Block, Document, Said, trimmed


class Wire(NamedTuple):
    """A credit: agency, level (`beside` if the byline names a person), words, origin, and its span if in the text."""

    agency: str
    level: str
    beside: str
    words: str
    origin: str
    start: int | None = None
    stop: int | None = None


FIELDS = frozenset(
    {"author", "author_organisation", "source_organisation", "credit", "byline", "source", "provider", "original_source"}
)
"""Fields of a page that may name the agency behind a text."""
WHOLE = 600
"""Maximum characters of a block that is searched entirely for the name of an agency."""
EDGE = WHOLE // 2
"""Characters searched at either end of a longer block at the head or tail."""
EDGES = frozenset({"head", "tail", "last"})
"""Positions where a credit line is expected, so that codes of agencies are read too."""
DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:, [^\n()]{3,20})? \((?P<name>[A-ZÀ-Þ][\w. ]{2,30})\) ?[-–—]")
"""Dateline with an agency in brackets ("VELL, June 3 (Coastwire) - …"), whose formulas other agencies use as well."""
PARTS = re.compile(r"[/?#&=]|\.\w+$")
"""Ends of the parts of an address."""
CODE = 4
"""Maximum letters of a code of an agency ("AP"), which is also the initials of others."""
FIRST_BLOCKS = 4
"""Number of blocks at the start of the body that may precede or hold a dateline: byline, day, standfirst."""
LAST_BLOCKS = 3
"""Number of blocks at the end of the body that form its tail."""


def from_fields(said: tuple[Said, ...], kit: ClaimsKit) -> Iterator[Wire]:
    """Find agencies in author fields and bylines: `full` if alone, `partial` beside persons."""
    for origin in ("given", "export", "json-ld", "meta", "microdata", "html", "text"):
        found = [(s, kit.byline(s.value)) for s in said if s.origin == origin and s.field in FIELDS]
        persons = any(b.persons for s, b in found if s.field in {"author", "byline"})
        for s, parts in found:
            for name in parts.agencies:
                if agency := kit.wires.agency(name):
                    level = "partial" if persons else "full"
                    yield Wire(agency, level, level, name, origin, s.start, s.stop)


def from_text(document: Document, kit: ClaimsKit, rows: Rows) -> Iterator[Wire]:
    """Find credit lines at the head, at the tail and anywhere, in blocks with an agency's name; in captions image credits.

    A form of line that names no agency counts at the end alone: above the story other outlets use it too.
    """
    notes = {i.start for i in rows.of(Insertion) if i.role == "provenance"}
    captions = [(i.start, i.stop) for i in rows.of(Insertion) if i.kind == "caption"]
    blocks = [b for b in document.blocks if b.start >= document.body_start and b.zone != "headline"]
    names = kit.wires.within(document.text)
    nameless = [c for c in kit.wires.credits if c.agency and c.needed_in(document.text)]
    if not names and not nameless:
        return
    datelines = [m for b in blocks[:FIRST_BLOCKS] if (m := DATELINE.match(document.text, b.start))]
    credited = any(kit.wires.agency(m["name"]) is None for m in datelines)  # by an agency that nobody listed
    roles = {(i.start, i.stop): i.role for i in rows.of(Insertion)}
    last = max((b.start for b in blocks if (b.start, b.stop) not in roles), default=0)
    for i, b in enumerate(blocks):
        text = document.text[b.start : b.stop]
        if (not nameless and not any(n in text for n in names)) or named_elsewhere(text, b, blocks[max(i - 1, 0)], roles, kit):
            continue
        in_tail = b.start in notes or i >= len(blocks) - LAST_BLOCKS
        places = positions(i, in_tail=in_tail, after_story=b.start >= last)
        edge = not places.isdisjoint(EDGES)
        near = searched(text, whole=not edge)
        here = [n for n in names if n in near and (edge or n in kit.wires.names)]
        ended = not credited and i >= min(2, len(blocks) - LAST_BLOCKS)
        if here or (ended and any(c.where in places and c.needed_in(text) for c in nameless)):
            caption = any(start <= b.start < stop for start, stop in captions)
            for w in in_block(text, b.start, here, places, kit):
                if not ended and w.agency not in agencies_in(here, kit):
                    continue
                if not caption or w.level == "photo":
                    yield w


def named_elsewhere(text: str, block: Block, before: Block, roles: Mapping[tuple[int, int], str], kit: ClaimsKit) -> bool:
    """True for an agency's name alone on a line that is no credit of the story.

    A code may link to a topic, or to a person with these initials, or be a control of the page ("AA"); a name may stand below
    another story's headline.
    """
    agency = kit.wires.agency(text)
    if agency is None:
        return False
    code = text.isupper() and len(text) <= CODE
    if block.links and code:
        parts = (p.replace("-", " ") for a in block.links if AUTHOR_PATH.search(a.href) for p in PARTS.split(a.href))
        return not any(kit.wires.agency(p) == agency for p in parts)
    role = roles.get((before.start, before.stop))
    return role == "promo" or (role == "furniture" and code)


def agencies_in(here: list[str], kit: ClaimsKit) -> set[str]:
    """Return the agencies whose names or codes a block holds."""
    return {kit.wires.names.get(name) or kit.wires.codes[name] for name in here}


def positions(i: int, *, in_tail: bool, after_story: bool) -> set[str]:
    """List the positions that block `i` of the body has for credit lines.

    >>> sorted(positions(0, in_tail=False, after_story=False)), sorted(positions(9, in_tail=True, after_story=True))
    (['any', 'head'], ['any', 'last', 'tail'])
    """
    found = {"any"} | ({"tail"} if in_tail else set())
    if i < 2:
        return found | {"head"}
    return found | {"last" if after_story else "inner"}


def searched(text: str, *, whole: bool) -> str:
    """Return the part of a block that can contain a credit: all of it, or its two ends."""
    return text if whole or len(text) < WHOLE else f"{text[:EDGE]}\n{text[-EDGE:]}"


def in_block(text: str, at: int, here: list[str], places: set[str], kit: ClaimsKit) -> Iterator[Wire]:
    """Find the strongest credit of each agency in a block that starts at `at`; words of an image credit are in no other."""
    taken: list[tuple[int, int]] = []
    found: dict[str, Wire] = {}
    for level in ("photo", *LEVELS[:-1]):
        for credit in kit.wires.credits:
            if credit.level != level or credit.where not in places:
                continue
            for agency, name in candidates(credit, here, kit):
                m = credit.match(text, name) if agency not in found else None
                if m is None or any(m.start < b and a < m.stop for a, b in taken):
                    continue
                start, stop = trimmed(text, m.start, m.stop)
                if level == "photo":
                    taken.append((start, stop))
                found[agency if level != "photo" else f"{agency} photo"] = Wire(
                    agency=agency,
                    level=level,
                    beside=credit.beside,
                    words=text[start:stop],
                    origin="text",
                    start=at + start,
                    stop=at + stop,
                )
    yield from found.values()


def candidates(credit: Credit, here: list[str], kit: ClaimsKit) -> Iterator[tuple[str, str | None]]:
    """List the agencies that a form of credit line can name in a block, each with the name or code found there."""
    if credit.agency:
        yield credit.agency, None
        return
    for name in here:
        known = kit.wires.names.get(name)
        if known or not credit.names_only:
            yield known or kit.wires.codes[name], name


def strongest(wires: list[Wire], home: str | None, *, persons: bool) -> Wire | None:
    """Return the credit of the highest level, image credits aside; on the agency's own host its own copy is `own`.

    Beside a named author, an agency at the end contributed. An image credit says nothing about the text.
    """
    levels = [w._replace(level=w.beside) if persons else w for w in wires]
    ranked = sorted((w for w in levels if w.level != "photo"), key=lambda w: LEVELS.index(w.level))
    if home:
        own = next((w for w in ranked if w.agency == home), None)
        other = next((w for w in ranked if w.agency != home and w.level in {"full", "partial"}), None)
        return other or Wire(home, "own", "own", own.words if own else home, own.origin if own else "url")
    return ranked[0] if ranked else None
