"""Documents of press databases as inputs: what Nexis, Factiva, Europresse and ProQuest have in common.

The text of a document is the article's own words alone: headline, deck and paragraphs. What the database adds (cover lists,
terms of classification, lines of copyright, certificates) is dropped, and what it says of the article are claims of origin
`export`. Lines that a text export wraps are joined again. The name of the source is the outlet, which the registry resolves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import NamedTuple

from audit.load.corpus.item import failed, input_of
from audit.load.fragment import fragment
from audit.load.input import Input, LeftOut
from audit.rows import Failure

WIDEST = 120
"""Maximum characters of lines that are wrapped; longer ones are paragraphs."""
WORDS = 3
"""Minimum words of a line that shows how wide lines are: an address alone may be longer."""


class PressDocument(NamedTuple):
    """A document: its HTML, pairs of field and value, its source, and whether it is there to its end.

    `problem` is what keeps it from being read, in words of the database.
    """

    markup: str
    pairs: Sequence[tuple[str, str | None]]
    source: str | None
    whole: bool = True
    problem: str | None = None


def press_records(
    found: Sequence[PressDocument], name: str, *, missing: int = 0, marked: bool = False
) -> Iterator[Input | Failure | LeftOut]:
    """The inputs of the documents of a file, numbered where there are several.

    `missing` documents are announced and not there: one failure says so. `marked` databases write a mark at the end of every
    document; else the last document is cut where it has no end and others have one.
    """
    last, total = len(found), len(found) + missing
    marked = marked or bool(missing) or any(d.whole for d in found)
    for number, document in enumerate(found, 1):
        whole = document.whole or number < last or not marked
        yield press_record(document._replace(whole=whole), f"{name}#{number}" if total > 1 else name)
    if missing:
        rest = f"{total}" if missing == 1 else f"{last + 1} to {total}"
        yield failed(f"{name}#{last + 1}", f"breaks off after document {last} of {total}, without {rest}; export it again")


def press_record(document: PressDocument, where: str) -> Input | Failure | LeftOut:
    """The input of a document; one without text is left out."""
    if document.problem:
        return failed(where, document.problem)
    pairs = [*document.pairs, ("site_name", document.source), ("access", None if document.whole else "partial")]
    given = input_of(where, document.markup, pairs)
    if not document.markup or not fragment(given, document.markup).blocks:
        return LeftOut(given.id, "press document without text")
    return replace(given, outlet=document.source or None)


def as_paragraphs(lines: Sequence[str], *, wrapped: bool) -> str:
    """Lines as HTML: a paragraph for each, or for each run of lines that was wrapped.

    >>> as_paragraphs(["Ferries between Quarrow and", "Selby stood still.", "", "Talks failed."], wrapped=True)
    '<p>Ferries between Quarrow and Selby stood still.</p><p>Talks failed.</p>'
    """
    joined = unwrapped(lines) if wrapped else lines
    return "".join(f"<p>{escape(p, quote=False)}</p>" for p in (" ".join(line.split()) for line in joined) if p)


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Paragraphs of wrapped lines: a line ends one where the first word of the next would have found room, or is indented.

    >>> unwrapped(["The board will meet again on", "Friday.", "Talks failed."])
    ['The board will meet again on Friday.', 'Talks failed.']
    """
    width = max((len(line.rstrip()) for line in lines if len(line.split()) >= WORDS), default=0)
    if width > WIDEST:
        return [line for line in lines if line.strip()]
    found: list[list[str]] = []
    before = ""
    for line in lines:
        first = line.split(maxsplit=1)[:1]
        roomy = bool(first) and len(before.rstrip()) + 1 + len(first[0]) <= width
        indented = line.startswith("  ") and not before.startswith("  ")
        if not before.strip() or not first or roomy or indented:
            found.append([])
        if first:
            found[-1].append(line.strip())
        before = line
    return [" ".join(words) for words in found if words]
