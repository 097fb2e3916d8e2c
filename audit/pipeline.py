"""The pure audit: `audit(document, kit)` reads no clock, file, network, environment or global.

The command line, a test, a process pool and a cluster call this one function. Python points, SQL counts: every number that a
person sees is a view over the rows (`audit/sql`).

>>> from audit.kit import Kit
>>> from audit.text import Document
>>> result = audit(Document.of("Ministers meet\\nThey met on Monday."), Kit.load())
>>> [c.value for c in result.of(rows.Claim)]
['Ministers meet']
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from audit import rows
from audit.errors import AuditError
from audit.extract.claims import claims
from audit.extract.claims.moments import instant
from audit.extract.insertions import insertions
from audit.extract.links import links
from audit.extract.notices import notices
from audit.extract.statements import statements
from audit.frozen import frozen
from audit.kit import Kit
from audit.lang import detect
from audit.score.language import language
from audit.text import Document, Span, counted, cut, digest
from audit.text.folding import View, fold, folded

T = TypeVar("T", bound=rows.Row)
Step = Callable[[Document, rows.Rows], Iterable[rows.Row]]


def steps(kit: Kit) -> dict[str, Step]:
    """List the steps by name, in order, each with its part of the kit; a step sees the rows of the steps before it."""
    return {
        "insertions": lambda d, r: insertions(d, kit.insertions, r),  # first, because a promoted headline is nobody's statement
        "claims": lambda d, r: claims(d, kit.claims, r),  # reads provenance notes: bylines, wire credits, corrections
        "links": lambda d, r: links(d, kit.links, r),  # separates links in insertions from those of the story
        "statements": lambda d, r: statements(d, kit.statements, r),  # quotations and their sources, outside insertions
        "notices": lambda d, r: notices(d, kit.notices, r),  # wordings outside promotion, figures outside statements
        "language": lambda d, r: language(d, kit.language, r),  # voice needs statements and promoted headlines
    }


@frozen
class Audit:
    """One document audited by one kit: its rows by table, each table in a fixed order."""

    document: Document
    rows: rows.Rows

    def of(self, table: type[T]) -> Sequence[T]:
        """Return the rows of one table."""
        return self.rows.of(table)


def audit(document: Document, kit: Kit) -> Audit:
    """Audit a document: the same document and kit give the same rows on every machine. Raises `AuditError` for no document."""
    refuse_other(document)
    document = detected(document)
    view = folded_by(document, kit)
    read = view.document if view else document
    sighting = document.sighting or digest(document.id, document.url or "", document.input, document.fetched or "")
    found = rows.Rows(doc=document.id, sighting=sighting, kit=kit.fingerprint)
    for step in steps(kit).values():
        found.add(step(read, found))
    found.add(frame(read, kit, found))
    return Audit(document, found.changed(partial(unfolded, view=view)) if view else found)


def refuse_other(document: object) -> None:
    """Raise `AuditError` for what is no `Document`, such as an `Input` that was not read."""
    if not isinstance(document, Document):
        raise AuditError(f"{type(document).__name__}: not a Document", "read it first: audit.read(audit.Input(id, html=…))")


def detected(document: Document) -> Document:
    """A document with the language of its words, where its maker left it open: one that was not loaded but made of a text.

    >>> detected(Document.of("Die Behörde teilte mit, dass der Kanal für sechs Wochen gesperrt ist. " * 5)).lang
    'de'
    """
    if document.lang is not None:
        return document
    lang = detect.language(fold(document.text[document.body_start :]), None)
    return document if lang in {None, detect.UNDETERMINED} else replace(document, lang=lang)


def folded_by(document: Document, kit: Kit) -> View | None:
    """Fold a document for the steps, with the vocabulary of the kit; None when there is nothing to fold."""
    words = kit.insertions.seams.words
    return folded(document, lambda word: word in words.lower)


def unfolded(row: rows.Row, view: View) -> rows.Row:
    """Move a row of a view to the spans of the original; names and terms are kept as they were matched."""
    original = view.original
    if isinstance(row, rows.Document):
        return replace(row, text=original.text, body_start=original.body_start)
    moved: dict[str, Any] = {}
    for first, last in SPANS[type(row)]:
        start, stop = getattr(row, first), getattr(row, last)
        if start is not None and stop is not None:
            moved[first], moved[last] = view.span(start, stop)
    if isinstance(row, rows.Link):
        moved["text"] = original.text[moved["start"] : moved["stop"]]
    return replace(row, **moved) if moved else row


def span_fields(table: type[Any]) -> tuple[tuple[str, str], ...]:
    """List the pairs of columns of a table that hold a span.

    >>> span_fields(rows.Insertion)
    (('start', 'stop'), ('headline_start', 'headline_stop'))
    """
    names = [f.name for f in fields(table)]
    firsts = [name for name in names if name == "start" or name.endswith("_start")]
    return tuple((name, last) for name in firsts if (last := name.removesuffix("start") + "stop") in names)


SPANS = {table: span_fields(table) for table in rows.AUDITED}
"""Those of each table."""


def frame(document: Document, kit: Kit, found: rows.Rows) -> Iterable[rows.Row]:
    """Build the rows of document, blocks and sighting, which depend on the findings of the steps."""
    text = document.text
    holes = [Span(i.start, i.stop) for i in found.of(rows.Insertion)]
    yield rows.Document(
        id=document.id,
        kit=kit.fingerprint,
        text_id=document.text_id,
        text=text,
        lang=document.lang,
        words=sum(counted(text[a:b]) for a, b in cut(Span(document.body_start, len(text)), holes)),
        body_start=document.body_start,
    )
    for b in document.blocks:
        yield rows.Block(
            doc=document.id,
            kit=kit.fingerprint,
            start=b.start,
            stop=b.stop,
            tag=b.tag,
            zone=b.zone,
            digest=digest(" ".join(text[b.start : b.stop].split())),
        )
    settled = {r.field: r.value for r in found.of(rows.Resolved)}
    outlet, basis = publisher(document, kit, found)
    yield rows.Sighting(
        id=found.sighting,
        kit=kit.fingerprint,
        doc=document.id,
        url=document.url,
        host=document.host,
        outlet=outlet,
        outlet_basis=basis,
        format=document.format,
        access=settled.get("access"),
        published=settled.get("published"),
        fetched=document.fetched,
        input=document.input,
        run=None,
        day=day(settled.get("published")) or day(document.fetched),
        published_at=instant(settled.get("published_instant", settled.get("published"))),
        fetched_at=instant(document.fetched) or instant(kit.claims.dates.iso(document.fetched or "")),
    )


def day(time: str | None) -> str | None:
    """Extract the day of an ISO 8601 time, in its declared offset; None for what is not a day of the calendar.

    >>> day("2026-11-22T23:30:00-05:00"), day("2026-11"), day("2026-02-30"), day(None)
    ('2026-11-22', None, None, None)
    """
    if not time or not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", time):
        return None
    try:
        return date.fromisoformat(time[:10]).isoformat()
    except ValueError:
        return None


def publisher(document: Document, kit: Kit, found: rows.Rows) -> tuple[str | None, str | None]:
    """Identify the outlet and its basis: its address, the outlet given, the address declared, or the host of a promotion.

    An address outside the registry ends the search: a declared address does not override it.
    """
    outlet = kit.registry.by_url(document.url) or kit.registry.by_host(document.host)
    if outlet:
        return outlet, "url"
    outlet = kit.registry.by_name(document.outlet)
    if outlet:
        return outlet, "given"
    if document.host is None:
        declared = next((r.value for r in found.of(rows.Resolved) if r.field == "canonical_url"), None)
        outlet = kit.registry.by_url(declared)
        if outlet:
            return outlet, "canonical"
        cues = {i.host for i in found.of(rows.Insertion) if i.role == "promo" and i.kind == "cross_promotion" and i.host}
        outlets = {kit.registry.by_host(host) for host in cues} - {None}
        if len(outlets) == 1:
            return outlets.pop(), "promo_cue"
    return None, None
