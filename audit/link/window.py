"""One week of linking: its stories, the ledger of each and the reuse between its accounts, as rows.

A week is linked with the accounts of the days before it. Stories that are open at its start grow; what is decided depends on
the weeks before and on this one, never on how many runs linked them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from audit.link.accounts import Account
from audit.link.clusters import LONGEST
from audit.link.corpus import Corpus
from audit.link.ledger import Ledger, ledger
from audit.link.reuse import pair_hits, reuse, shared
from audit.link.stories import Linker, pair_probabilities, stories
from audit.rows import QuotationMatch, Reuse, Story, StoryMember
from audit.text import digest

BEFORE = 10
"""Days before a week that are read with it: a story that is open at its start may have begun so early."""
EVENT_WORDS = 6
"""Minimum equal words of a shared quotation that makes accounts tell one event."""
EVENT_KINDS = ("copy", "passage")
"""Kinds of reuse that do."""


class Linked(NamedTuple):
    """Rows of a week, and its stories that are open at its end, as sightings."""

    stories: list[Story]
    members: list[StoryMember]
    ledgers: list[Ledger]
    reuse: list[Reuse]
    carried: list[list[str]]


@dataclass(frozen=True, slots=True)
class Window:
    """Accounts of a week and of the days before it, in order of day and sighting; `since` numbers the first of the week.

    `carried` are the open stories of before, as sightings; `passages` are pairs of documents that share one, found before.
    """

    accounts: Sequence[Account]
    since: int
    last_day: int
    carried: Sequence[Sequence[str]]
    passages: Collection[tuple[str, str]]

    def link(self, linker: Linker, link_kit: str) -> Linked:
        """Link the accounts of the week."""
        corpus = Corpus.of(self.accounts, linker.rarity)
        found = pair_hits(corpus)
        number = {a.sighting: i for i, a in enumerate(self.accounts)}
        old = [some for names in self.carried if (some := sorted(number[name] for name in names if name in number))]
        first = min([i for some in old for i in some], default=self.since)
        pairs = pair_probabilities(corpus, found, linker, min(first, self.since))
        whole = stories(corpus, pairs, old, self.since, linker.model.threshold)
        same = {(i, j) for some in whole for i in some for j in some}
        fresh = [pair for pair in shared(corpus, found, same) if max(pair.a, pair.b) >= self.since]
        rows = [row for pair in fresh for row in reuse(corpus, pair, link_kit)]
        told = [some for some in whole if several(corpus, some)]
        shares = passages_of(rows) | set(self.passages)
        scores = {(a, b): p for a, b, p in pairs.rows() if (a, b) in same}
        made = [story_rows(corpus, some, scores, shares, link_kit) for some in told]
        return Linked(
            stories=[story for story, _, _ in made],
            members=[m for _, members, _ in made for m in members],
            ledgers=[found for _, _, found in made],
            reuse=rows,
            carried=[[self.accounts[i].sighting for i in some] for some in whole if self.open(corpus, some, linker)],
        )

    def open(self, corpus: Corpus, some: Sequence[int], linker: Linker) -> bool:
        """True for a story, or an account alone, that an account of the next week can join."""
        days = [corpus.days[i] for i in some]
        return max(days) > self.last_day - linker.window and min(days) > self.last_day - LONGEST


def several(corpus: Corpus, some: Sequence[int]) -> bool:
    """True when at least two outlets tell a story; accounts without a known outlet count as one each."""
    return len({corpus.accounts[i].outlet or i for i in some}) > 1


def passages_of(rows: Sequence[Reuse]) -> set[tuple[str, str]]:
    """Pairs of documents that share a passage."""
    return {(r.doc, r.other) for r in rows if r.kind in EVENT_KINDS}


def story_rows(
    corpus: Corpus,
    some: Sequence[int],
    scores: dict[tuple[int, int], float],
    shares: Collection[tuple[str, str]],
    link_kit: str,
) -> tuple[Story, list[StoryMember], Ledger]:
    """Rows of one story."""
    accounts = [corpus.accounts[i] for i in some]
    story = digest(min(accounts, key=lambda a: (a.day or 0, a.sighting)).sighting)[:16]
    found = ledger(story, accounts, link_kit)
    reports = [a for a in accounts if a.reports]
    others = {a.doc for a in reports}
    members = []
    for i in some:
        doc = corpus.accounts[i].doc
        method = how_linked(doc, others, found.matches, shares)
        score = sum(scores.get((max(i, j), min(i, j)), 0.0) for j in some if j != i) / (len(some) - 1)
        members.append(
            StoryMember(
                story=story,
                sighting=corpus.accounts[i].sighting,
                method=method,
                score=round(score, 4),
                level="story" if method == "text" or doc not in others else "event",
                link_kit=link_kit,
            )
        )
    times = [t for a in accounts if (t := a.published or a.seen)]
    row = Story(
        id=story,
        first_seen=min(times, default=None),
        last_seen=max(times, default=None),
        members=len(some),
        outlets=len({a.outlet or a.doc for a in reports}),
        link_kit=link_kit,
    )
    return row, members, found


def how_linked(doc: str, docs: Collection[str], matches: Sequence[QuotationMatch], shares: Collection[tuple[str, str]]) -> str:
    """How an account belongs to its story: by a passage or quotation shared with one of `docs`, or by its text alone."""
    if any((doc, other) in shares or (other, doc) in shares for other in docs):
        return "reuse"
    said = any(
        doc in {m.doc, m.other}
        and {m.doc, m.other} - {doc} <= set(docs)
        and m.kind != "overlap"
        and m.equal_words >= EVENT_WORDS
        for m in matches
    )
    return "quotation" if said else "text"
