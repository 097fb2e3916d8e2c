"""Accounts as linking sees them: one text of a day with its outlet, its insertions and its quotations.

Rows come from `audit/sql/link/*.sql`; a text that was seen at several addresses is one account, that of its first sighting.
Quotations are read late, because most accounts are in no story and need none.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import duckdb

from audit.lang.pack import Pack, Packs
from audit.lang.quotations import quotes
from audit.link.row_ranges import WHOLE
from audit.store.ask import ask
from audit.store.writing import run_file
from audit.text import HAN_RANGES, Span

WORD = re.compile(rf"\[[^\]\n]{{0,80}}\]|[{HAN_RANGES}]|[^\W_{HAN_RANGES}]+")
"""A word of a quotation, or words in brackets, which the outlet inserted."""

COMMENTS = frozenset({"interview", "opinion", "review", "satire"})
"""Declared genres that comment on an event; such a text may belong to its story, but does not count as an account of it."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks that one statement attributes: pieces of one interrupted quotation joined.

    `words` are in lower case, without brackets, `places` their spans. `speaker` is the name of the source where that is near
    certain, and `person` whether it is a person's.
    """

    doc: str
    n: int
    words: tuple[str, ...]
    places: tuple[Span, ...]
    verb: str | None
    verb_class: str | None
    source: int | None
    speaker: str | None
    person: bool

    @property
    def start(self) -> int:
        """First code point of the first word."""
        return self.places[0].start

    @property
    def stop(self) -> int:
        """One past the last word."""
        return self.places[-1].stop


@dataclass(frozen=True, slots=True)
class Account:
    """One text: `day` is a proleptic ordinal; `at` the instant of publication, `seen` that of fetching, ISO 8601.

    `genre` is what the article declares to be, such as opinion; None where it declares nothing. `again` are further sightings
    of the text within a week. `pieces` are quoted pieces of statements as JSON, from which `told` reads `quoted`.
    """

    sighting: str
    doc: str
    text_id: str
    text: str
    lang: str | None
    body_start: int
    words: int
    outlet: str | None
    headline: str
    day: int | None
    published: str | None
    at: str | None
    seen: str | None
    agency: str | None
    whole: bool
    holes: tuple[Span, ...]
    blocks: tuple[Span, ...]
    quoted: tuple[Quoted, ...]
    genre: str | None = None
    again: tuple[str, ...] = ()
    pieces: str | None = None

    def bare(self) -> "Account":
        """The account without what only reading its words and quotations needs."""
        return replace(self, holes=(), pieces=None)

    @property
    def reports(self) -> bool:
        """True unless the text declares itself a comment on an event."""
        return self.genre not in COMMENTS


@cache
def language_packs() -> Packs:
    """Packs of all languages, read once."""
    return Packs.load()


class Piece(NamedTuple):
    """Quoted words of a statement, or one piece of them, as `link/stage.sql` packs them."""

    n: int
    start: int
    stop: int
    mode: str
    verb: str | None
    verb_class: str | None
    source: int | None
    speaker: str | None
    person: bool


def accounts(con: duckdb.DuckDBPyConnection, docs: Sequence[str]) -> list[Account]:
    """Read the accounts of these documents in the order of their sightings; `link/prepare.sql` has run before."""
    run_file(con, "link/chosen_docs.sql", {"docs": list(docs)})
    run_file(con, "link/stage.sql", WHOLE)
    return [told(account) for account in staged(con, 0, len(docs))]


def staged(con: duckdb.DuckDBPyConnection, first: int, last: int) -> list[Account]:
    """Accounts with these numbers, both included, that `link/stage.sql` copied; their quotations are not read yet."""
    return [
        Account(
            sighting=r.sighting,
            doc=r.doc,
            text_id=r.text_id,
            text=r.text,
            lang=r.lang,
            body_start=r.body_start,
            words=r.words,
            outlet=r.outlet,
            headline=r.headline or "",
            day=r.date.toordinal() if r.date else None,
            published=r.published,
            at=r.published_at,
            seen=r.fetched_at,
            agency=r.agency,
            whole=r.counted != "cut",
            holes=spans(r.holes),
            blocks=spans(r.blocks),
            quoted=(),
            genre=r.genre,
            again=tuple(json.loads(r.again)) if r.again else (),
            pieces=r.pieces,
        )
        for r in ask(con, "link/accounts", first=first, last=last)
    ]


def spans(packed: str | None) -> tuple[Span, ...]:
    """Spans as JSON.

    >>> spans("[[2,5],[7,9]]"), spans(None)
    ((Span(start=2, stop=5), Span(start=7, stop=9)), ())
    """
    return tuple(Span(*one) for one in json.loads(packed)) if packed else ()


def told(account: Account) -> Account:
    """The account with its quotations."""
    if not account.pieces:
        return account
    pieces = [Piece(*one) for one in json.loads(account.pieces)]
    pack = language_packs().nearest(account.lang)
    return replace(account, quoted=tuple(quotations_of(account.doc, account.text, pieces, pack)), pieces=None)


def quotations_of(doc: str, text: str, pieces: Sequence[Piece], pack: Pack) -> list[Quoted]:
    """Join the quoted words of statements: the pieces of a direct quotation are one, each fragment of a mixed one its own."""
    units: dict[tuple[int, int], tuple[Piece, list[Span]]] = {}
    for row in pieces:
        if row.mode == "direct":
            units.setdefault((row.n, -1), (row, []))[1].append(Span(row.start, row.stop))
        else:
            for q in quotes(text, pack, row.start, row.stop):
                if q.depth == 0:
                    units[row.n, q.start] = (row, [Span(q.start, q.stop)])
    found = []
    for row, parts in units.values():
        places = [Span(*m.span()) for a, b in parts for m in WORD.finditer(text, a, b) if text[m.start()] != "["]
        if places:
            found.append(
                Quoted(
                    doc=doc,
                    n=row.n,
                    words=tuple(text[a:b].lower() for a, b in places),
                    places=tuple(places),
                    verb=row.verb,
                    verb_class=row.verb_class,
                    source=row.source,
                    speaker=row.speaker,
                    person=row.person,
                )
            )
    return found
