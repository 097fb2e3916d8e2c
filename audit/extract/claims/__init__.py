"""Claims about the article, by origin, and the values that the resolution rules choose.

Claims come from the page or the input (`document.said`), from the address, and from the text: byline, dateline, wire credit,
correction, editor's note, copyright line, and the host that a promotion names. Each gets the number of its meaning among the
values of its field (`agreement.py`), and `resolve.py` settles them.
"""

from collections.abc import Iterable, Iterator

from audit.extract.claims.addressed import addressed
from audit.extract.claims.agreement import meaning_numbers
from audit.extract.claims.corrected import corrected
from audit.extract.claims.date_lines import writing
from audit.extract.claims.in_text import in_text, near_ends
from audit.extract.claims.kit import ClaimsKit
from audit.extract.claims.resolve import resolve
from audit.extract.claims.settled import Settled
from audit.extract.claims.wire_credit import Wire, from_fields, from_text, strongest
from audit.rows import Claim, Insertion, Resolved, Rows
from audit.text import Document, Said, Span, cut, without_userinfo

SCANT = 700
"""Minimum characters of a complete body behind a wall; a shorter text may be cut."""
NEAR = 8
"""Maximum lines from a headline to its story; a heading of the site has its navigation between."""
WIRE = {"full": "wire", "partial": "wire", "cited": "wire_cited", "photo": "wire_photo"}
"""Field of a wire credit by its level: an attribution to an agency and a picture's credit are not syndication."""
NOTES = {"correction": "correction", "editor_note": "editor_note", "copyright": "copyright", "byline": "author"}
"""Kinds of provenance insertions that become claims, and the field of each."""


def claims(document: Document, kit: ClaimsKit, rows: Rows) -> Iterable[Claim | Resolved]:
    """Yield every claim with its origin and meaning, then the resolved values."""
    usage = writing(document, document.said, kit)
    lines = (*in_text(document, kit, usage, rows.of(Insertion)), *in_insertions(rows, document, kit))
    in_words = [s._replace(value=without_userinfo(s.value)) for s in lines]
    found = [*placed(document), *addressed(document.url, kit.dates.months), *in_words]
    if not any(s.field == "modified" for s in found):
        found += corrected(document, rows.of(Insertion), kit, usage)
    said = tuple(dict.fromkeys(found))
    wires = [*from_fields(said, kit), *from_text(document, kit, rows)]
    said += tuple(dict.fromkeys(Said(WIRE[w.level], w.words, w.origin, w.start, w.stop) for w in wires))
    for s, meaning in zip(said, meaning_numbers(said, kit, usage), strict=True):
        yield Claim(
            sighting=rows.sighting,
            kit=rows.kit,
            field=s.field,
            value=s.value,
            origin=s.origin,
            start=s.start,
            stop=s.stop,
            meaning=meaning,
        )
    count: dict[str, int] = {}
    rules = [
        s._replace(value="stub") if cut_short(s, document, rows) else s
        for s in resolve(said, kit, document.url, over_story(document), usage)
    ]
    persons = any(s.field == "author" for s in rules)
    for settled in [*rules, *wire_rows(wires, kit, document, persons=persons)]:
        n = count.get(settled.field, 0)
        count[settled.field] = n + 1
        yield Resolved(
            sighting=rows.sighting, kit=rows.kit, field=settled.field, n=n, value=settled.value, origin=settled.origin
        )


def cut_short(settled: Settled, document: Document, rows: Rows) -> bool:
    """True when a text behind a declared wall is cut: hardly a paragraph is left, or a short text ends in an ellipsis.

    Most pages that declare a wall contain the complete text: 20 of 21 development pages have 263 words or more.
    """
    if settled.field != "access" or settled.value not in {"paywalled", "metered"} or document.format != "html":
        return False
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion)]
    body = "".join(document.text[a:b] for a, b in cut(Span(document.body_start, len(document.text)), holes)).rstrip()
    return len(body) < SCANT or (len(body) < 3 * SCANT and body.endswith(("…", "...", "[…]")))


def over_story(document: Document) -> str | None:
    """Return the words of a page's heading that has few lines between it and the story; None for a heading of the site."""
    zones = [b.zone for b in document.blocks]
    if document.format != "html" or "headline" not in zones or "body" not in zones:
        return None
    at = zones.index("headline")
    block = document.blocks[at]
    return document.text[block.start : block.stop] if zones.index("body") - at <= NEAR else None


def wire_rows(wires: list[Wire], kit: ClaimsKit, document: Document, *, persons: bool) -> Iterator[Settled]:
    """Yield agency and level of the strongest credit."""
    best = strongest(wires, kit.wires.at_home(document.host), persons=persons)
    if best:
        yield Settled("wire_agency", best.agency, best.origin)
        yield Settled("wire_level", best.level, best.origin)


def placed(document: Document) -> Iterator[Said]:
    """Return the input's claims; a headline that is also in the text gets its span there."""
    block = next((b for b in document.blocks if b.zone == "headline"), None)
    words = document.text[block.start : block.stop] if block else None
    found = False
    for s in document.said:
        if block and s.field == "headline" and s.start is None and s.value == words:
            yield s._replace(start=block.start, stop=block.stop)
            found = True
        else:
            yield s
    if block and words and not found:
        origin = "text" if document.format == "text" else "html"
        yield Said("headline", words, origin, block.start, block.stop)
    if document.fetched:
        yield Said("first_seen", document.fetched, "given")


def in_insertions(rows: Rows, document: Document, kit: ClaimsKit) -> Iterator[Said]:
    """Claim provenance notes of the text, and the outlet that a promotion names when the address names none."""
    ends = near_ends(document, kit)
    for i in rows.of(Insertion):
        words = document.text[i.start : i.stop]
        if i.kind == "byline" and not any(a <= i.start < b for a, b in ends):
            continue  # byline of a comment, or of another article's teaser
        if i.role == "provenance" and i.kind in NOTES:
            yield Said(NOTES[i.kind], words, "text", i.start, i.stop)
        elif i.kind == "cross_promotion" and i.host and document.host is None:
            yield Said("outlet", i.host, "promo", i.start, i.stop)
