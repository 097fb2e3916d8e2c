"""Wire credits: the agency, its level, and the evidence in the words or a field.

A byline or author field credits the wire far more often than the text. An attribution to an agency is `cited`, which is not
syndication; image credits are removed before the other levels are searched.
"""

from collections.abc import Iterator
from typing import NamedTuple

from audit.extract.claims.agencies import LEVELS, Credit
from audit.extract.claims.kit import ClaimsKit
from audit.rows import Insertion, Rows
from audit.text import Document, Said, trimmed


class Wire(NamedTuple):
    """A credit: agency, level, words, origin, its span if in the text, and the rule that found it."""

    agency: str
    level: str
    words: str
    origin: str
    start: int | None = None
    stop: int | None = None
    rule: str | None = None


BESIDE = {"closing-brackets": "partial", "closing-name": "photo"}
"""Levels of closing credits if the byline names a person."""
FIELDS = frozenset(
    {"author", "author_organisation", "source_organisation", "credit", "byline", "source", "provider", "original_source"}
)
"""Fields of a page that may name the agency behind a text."""
WHOLE = 600
"""Maximum characters of a block that is searched entirely for the name of an agency."""
EDGE = WHOLE // 2
"""Characters searched at either end of a longer block at the head or tail."""
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
                    yield Wire(agency, "partial" if persons else "full", name, origin, s.start, s.stop)


def from_text(document: Document, kit: ClaimsKit, rows: Rows) -> Iterator[Wire]:
    """Find credit lines at the head, at the tail and anywhere, in blocks with an agency's name; in captions image credits."""
    notes = {i.start for i in rows.of(Insertion) if i.role == "provenance"}
    captions = [(i.start, i.stop) for i in rows.of(Insertion) if i.kind == "caption"]
    blocks = [b for b in document.blocks if b.start >= document.body_start and b.zone != "headline"]
    names = kit.wires.within(document.text)
    tail = {b.start for b in blocks[-LAST_BLOCKS:]} | notes
    for i, b in enumerate(blocks):
        text = document.text[b.start : b.stop]
        places = {"any"} | ({"head"} if i < 2 else set()) | ({"tail"} if b.start in tail else set())
        near = searched(text, whole=places == {"any"})
        here = [n for n in names if n in near and (n in kit.wires.names or places != {"any"})]
        nameless = any(c.where in places and c.needs and c.needs in text for c in kit.wires.credits)
        if here or nameless:
            caption = any(start <= b.start < stop for start, stop in captions)
            yield from (w for w in in_block(text, b.start, here, places, kit) if not caption or w.level == "photo")


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
                if m is None or any(m.start() < b and a < m.end() for a, b in taken):
                    continue
                start, stop = trimmed(text, m.start(), m.end())
                if level == "photo":
                    taken.append((start, stop))
                found[agency if level != "photo" else f"{agency} photo"] = Wire(
                    agency=agency,
                    level=level,
                    words=text[start:stop],
                    origin="text",
                    start=at + start,
                    stop=at + stop,
                    rule=credit.rule,
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
    """Return the credit of the highest level; on the agency's own host its own copy is `own`.

    Beside a named author, an agency in brackets at the end contributed, and a bare name there is an image credit.
    """
    if persons:
        wires = [w._replace(level=BESIDE[w.rule]) if w.level == "full" and w.rule in BESIDE else w for w in wires]
    ranked = sorted(wires, key=lambda w: LEVELS.index(w.level))
    if home:
        own = next((w for w in ranked if w.agency == home), None)
        other = next((w for w in ranked if w.agency != home and w.level in {"full", "partial"}), None)
        return other or Wire(home, "own", own.words if own else home, own.origin if own else "url")
    return ranked[0] if ranked else None
