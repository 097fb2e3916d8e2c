"""Wire credits: which agency, at which level, and the words or the field that say so.

A byline or author field carries the wire far more often than the text. A quotation of an agency is `cited`, which is no
syndication; a picture's credit is taken out before the other levels are looked for.
"""

from collections.abc import Iterator
from typing import NamedTuple

from audit.extract.claims.agencies import LEVELS
from audit.extract.claims.byline import byline
from audit.extract.claims.kit import ClaimsKit
from audit.rows import Insertion, Rows
from audit.text import Document, Said


class Wire(NamedTuple):
    """A credit: agency, level, words, origin, and where they stand if in the text."""

    agency: str
    level: str
    words: str
    origin: str
    start: int | None = None
    stop: int | None = None
    rule: str | None = None


BESIDE = {"closing-brackets": "partial", "closing-name": "photo"}
"""Levels of closing credits when the byline names a person."""
FIELDS = {"author", "author_organisation", "source_organisation", "credit", "byline", "source", "provider", "original_source"}
"""Fields of a page that may name the agency that a text comes from."""


def from_fields(said: tuple[Said, ...], kit: ClaimsKit) -> Iterator[Wire]:
    """Agencies in author fields and bylines: alone they wrote all of it, beside persons they had a part."""
    for origin in ("given", "json-ld", "meta", "microdata", "html", "text"):
        found = [(s, byline(s.value, kit.wires.agency)) for s in said if s.origin == origin and s.field in FIELDS]
        persons = any(b.persons for s, b in found if s.field in {"author", "byline"})
        for s, parts in found:
            for name in parts.agencies:
                if agency := kit.wires.agency(name):
                    yield Wire(agency, "partial" if persons else "full", name, origin, s.start, s.stop)


def from_text(document: Document, kit: ClaimsKit, rows: Rows) -> Iterator[Wire]:
    """Credit lines at the head, at the tail and anywhere, in blocks that name an agency; captions hold pictures' only."""
    notes = {i.start for i in rows.of(Insertion) if i.role == "provenance"}
    captions = [(i.start, i.stop) for i in rows.of(Insertion) if i.kind == "caption"]
    blocks = [b for b in document.blocks if b.start >= document.body_start and b.zone != "headline"]
    names = kit.wires.within(document.text)
    tail = {b.start for b in blocks[-3:]} | notes
    for i, b in enumerate(blocks):
        text = document.text[b.start : b.stop]
        places = {"any"} | ({"head"} if i < 2 else set()) | ({"tail"} if b.start in tail else set())
        near = text if len(text) < 600 else f"{text[:300]}\n{text[-300:]}" if places != {"any"} else text
        here = [n for n in names if n in near and (n in kit.wires.names or places != {"any"})]
        if here or ("tail" in places and "diting by" in text):
            caption = any(start <= b.start < stop for start, stop in captions)
            yield from (w for w in credits(text, b.start, here, places, kit) if not caption or w.level == "photo")


def credits(text: str, at: int, here: list[str], places: set[str], kit: ClaimsKit) -> Iterator[Wire]:
    """The strongest credit of each agency in one block; words of a picture's credit count for nothing else."""
    names = {**kit.wires.codes, **kit.wires.names}
    taken: list[tuple[int, int]] = []
    found: dict[str, Wire] = {}
    for level in ("photo", *LEVELS[:-1]):
        for credit in kit.wires.credits:
            if credit.level != level or credit.where not in places:
                continue
            for name in [None] if credit.agency else here:
                agency = credit.agency or names.get(name or "")
                if not agency or agency in found or (credit.names_only and name not in kit.wires.names):
                    continue
                m = credit.match(text, name)
                if m and not any(m.start() < b and a < m.end() for a, b in taken):
                    start, stop = trimmed(text, m.start(), m.end())
                    if level == "photo":
                        taken.append((start, stop))
                    found[agency if level != "photo" else f"{agency} photo"] = Wire(
                        agency, level, text[start:stop], "text", at + start, at + stop, credit.rule
                    )
    yield from found.values()


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """A span without white space at its ends."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def strongest(wires: list[Wire], home: str | None, *, persons: bool) -> Wire | None:
    """The credit that says most; on the agency's own host its own copy is `own`.

    Beside a named author, an agency in brackets at the end had a part, and a bare name there is a picture's credit.
    """
    if persons:
        wires = [w._replace(level=BESIDE[w.rule]) if w.level == "full" and w.rule in BESIDE else w for w in wires]
    ranked = sorted(wires, key=lambda w: LEVELS.index(w.level))
    if home:
        own = next((w for w in ranked if w.agency == home), None)
        other = next((w for w in ranked if w.agency != home and w.level in {"full", "partial"}), None)
        return other or Wire(home, "own", own.words if own else home, own.origin if own else "url")
    return ranked[0] if ranked else None
