"""The words that a comparison or the page of a story prints about its accounts, each with what `audit explain` says of it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from audit.report.reference.explain import explanation


class Word(NamedTuple):
    """A printed word, the name under which it is explained, and what it means."""

    name: str
    printed: str
    what: str
    not_infer: str


PRINTED = {
    "above_the_body": "above the body",
    "named_not_heard": "named, not heard",
    "overlap": "candidate",
    "in_all": "in all, in some, here alone",
    "heard_only_here": "heard only here",
    "left_out": "left out here",
    "verb_class": "loaded",
    "fetched": "fetched first",
    "published": "published first",
}
"""Words of the templates by the name that explains them, where they are not that name itself."""


def glossary(given: Mapping[str, Any]) -> list[Word]:
    """Explain each word that the template variables of several accounts make a page print, in the order of the page."""
    names = dict.fromkeys(printed(given))
    return [word(name) for name in names]


def word(name: str) -> Word:
    """Explanation of a name as a printed word: that of the term where it is a table too."""
    found = explanation(name)[-1]
    return Word(name, PRINTED.get(name, name.replace("_", " ")), found.what, found.not_infer)


def printed(given: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the words that a page prints about its accounts."""
    for _, account in given.get("accounts", ()):
        yield account.level
        if account.counted == "cut":
            yield "cut"
    for row in given["utterances"]:
        yield from of_utterance(row)
    yield from ("overlap",) if given["overlaps"] else ()
    yield from ("heard_only_here", "in_all")
    for _, _, r, first in given.get("spans", ()):
        yield r.kind
        yield from (r.first_basis,) if first else ()
    missing = [m for _, some in given.get("missing", ()) for m in some]
    yield from ("left_out",) if "missing" in given else ()
    yield from ("named_not_heard",) if any(m.named_here for m in missing if m.what == "speaker") else ()


def of_utterance(row: Any) -> Iterator[str]:
    """Yield the names of the words beside the versions of one utterance."""
    if not row.first.speaker:
        yield row.first.speaker_state
    for use in (one.use for cell in row.cells for one in cell):
        if use.fullest or use.kind:
            yield "fullest" if use.fullest else use.kind
        if use.verb_class == "loaded":
            yield "verb_class"
        if use.in_headline:
            yield "above_the_body"
