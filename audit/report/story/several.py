"""What several accounts share, for templates: utterances as rows and accounts as columns, voices with one number everywhere."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import duckdb

from audit.link.ledger import BRACKETS
from audit.report.story.struck import Part, struck
from audit.store.ask import ask
from audit.store.writing import run_file

LETTERS = "ABCDEFGHIJKL"
"""Names of the columns, which also bounds how many accounts can be compared."""


class Cell(NamedTuple):
    """One version of an utterance in one account."""

    parts: list[Part]
    use: Any


class Row(NamedTuple):
    """An utterance, and its versions in each account, in the order of the columns; none where the account lacks it."""

    first: Any
    cells: list[list[Cell]]

    @property
    def lacking(self) -> list[str]:
        """Names of the columns whose account lacks it."""
        return [letter for letter, cell in zip(LETTERS, self.cells, strict=False) if not cell]


def utterances(con: duckdb.DuckDBPyConnection, story: str, docs: Sequence[str]) -> list[Row]:
    """Query the utterances of a story, those of most outlets first."""
    groups: dict[str, list[Any]] = {}
    for use in ask(con, "reports/story/uses", story=story):
        groups.setdefault(use.utterance, []).append(use)
    rows = []
    for uses in groups.values():
        full = next(u for u in uses if u.fullest)
        cells = [[Cell(versions(full, u), u) for u in uses if u.doc == doc] for doc in docs]
        rows.append(Row(full, cells))
    return rows


def versions(full: Any, use: Any) -> list[Part]:
    """Parts of one version beside the fullest; a version that is joined to it by a third one alone is shown as it is."""
    parts = struck(full.printed, use.printed)
    kept = sum(len(p.words.split()) for p in parts if p.kind == "kept")
    return parts if use is not full and 2 * kept >= len(use.printed.split()) else [Part("kept", use.printed)]


def named(name: str) -> list[str]:
    """Words of a name by which voices are matched.

    >>> named("Sen. Mats Falk’s"), named('Ji "Jim" Yong-ho (G-Vell)')
    (['sen', 'mats', 'falk'], ['ji', 'jim', 'yong', 'ho'])
    """
    bare = BRACKETS.sub(" ", name.lower().replace("’", "'").replace("-", " "))
    return [w.strip('.,"“”').removesuffix("'s") for w in bare.split()]


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """True when two names can be one person's: one last name, and one of them has no other first name.

    >>> same_person(["omar", "castel"], ["castel"]), same_person(["omar", "castel"], ["ada", "castel"])
    (True, False)
    """
    if a[-1:] != b[-1:]:
        return False
    return set(a) <= set(b) or set(b) <= set(a)


def shared_ranks(sources: Sequence[Sequence[Any]]) -> list[dict[int, int]]:
    """Number the voices of several accounts: for each account a mapping from `source.n` to a number that all columns share.

    Voices are matched by name: any voice by its whole name, persons also by their last name where that is clear. Two voices of
    one account never share a number.
    """
    known: list[tuple[str, list[str]]] = []
    out: list[dict[int, int]] = []
    for account in sources:
        taken: dict[int, int] = {}
        for s in account:
            if s.n is not None:
                taken[s.n] = number_of(s, known, set(taken.values()))
        out.append(taken)
    return out


def number_of(source: Any, known: list[tuple[str, list[str]]], taken: set[int]) -> int:
    """Number of a voice among those known, appended when it is none of them."""
    words = named(source.name or "")
    free = [
        i
        for i, (kind, _) in enumerate(known)
        if i not in taken and (kind == source.kind or {kind, source.kind} == set(PERSONS))
    ]
    found = [i for i in free if words and known[i][1] == words]
    if not found and source.kind in PERSONS and words:
        near = [i for i in free if known[i][1] and same_person(known[i][1], words)]
        found = near if len(near) == 1 else []
    if found:
        if len(words) > len(known[found[0]][1]):
            known[found[0]] = (source.kind, words)
        return found[0]
    known.append((source.kind, words))
    return len(known) - 1


PERSONS = ("person", "unknown")
"""Kinds of a name that can be a person's: one that is named by the last name alone is of unknown kind."""


class Voice(NamedTuple):
    """One voice in all accounts: its number, its fullest name, and its source of each account or None."""

    rank: int
    name: str
    columns: list[Any]


def voices(sources: Sequence[Sequence[Any]], ranks: Sequence[Mapping[int, int]]) -> list[Voice]:
    """Voices as rows, those of most accounts first, then by number."""
    rows: dict[int, list[Any]] = {}
    for i, account in enumerate(sources):
        for s in account:
            if s.n is not None:
                rows.setdefault(ranks[i][s.n], [None] * len(sources))[i] = s
    found = [Voice(rank, max((s.name or "unnamed" for s in some if s), key=len), some) for rank, some in rows.items()]
    spoken = [v for v in found if any(s and s.words for s in v.columns)]
    return sorted(spoken, key=lambda v: (-sum(1 for s in v.columns if s and s.words), v.rank))


def prepare(con: duckdb.DuckDBPyConnection, docs: Sequence[str]) -> None:
    """Compute once what the queries of some accounts read often."""
    run_file(con, "reports/story/share.sql", {"docs": list(docs)})


def together(con: duckdb.DuckDBPyConnection, story: str, docs: Sequence[str]) -> dict[str, Any]:
    """Template variables of several accounts: utterances, candidates, passages, voices heard in one of them only."""
    at = {doc: i for i, doc in enumerate(docs)}
    keys = {"docs": list(docs)}
    sentences = ask(con, "reports/story/sentences", **keys)
    only_here = [[v for v in ask(con, "reports/story/only_here", **keys) if v.doc == doc] for doc in docs]
    return {
        "letters": LETTERS[: len(docs)],
        "utterances": utterances(con, story, docs),
        "overlaps": [(LETTERS[at[o.doc]], LETTERS[at[o.other]], o) for o in ask(con, "reports/story/overlaps", **keys)],
        "carried": sorted(ask(con, "reports/story/carried", **keys), key=lambda c: at[c.doc]),
        "in_others": [[s for s in sentences if s.doc == doc and s.others] for doc in docs],
        "only_here": only_here,
        "nobody": [letter for letter, some in zip(LETTERS, only_here, strict=False) if not some],
    }
