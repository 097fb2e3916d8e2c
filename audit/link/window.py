"""One week of linking, in three steps: what its accounts share, which of them are stories, and the rows of these.

`compare` depends on the accounts of the week and of the days before it alone, and `ledgers` on those of the stories: any
process may do them, for many weeks at once. `decide` also reads the stories that the week before left open, so weeks pass it in
order. What is decided depends on the weeks before and on this one, never on how many runs or processes linked them.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from audit.link.accounts import Account, told
from audit.link.clusters import LONGEST
from audit.link.corpus import Corpus
from audit.link.ledger import Ledger, ledger
from audit.link.reuse import OUTSIDE, Reused, pair_hits, reuse, reused, shared
from audit.link.stories import Linker, Pairs, loaded, pair_probabilities, stories
from audit.link.texts import Texts
from audit.rows import QuotationMatch, Reuse, Story, StoryMember
from audit.text import digest

EVENT_WORDS = 6
"""Minimum equal words of a shared quotation that makes accounts tell one event."""
EVENT_KINDS = ("copy", "passage")
"""Kinds of reuse that do."""


class Compared(NamedTuple):
    """What the accounts of a week share with each other and with those before: pairs that may tell one story, and passages."""

    pairs: Pairs
    passages: list[Reused]


def read_words(accounts: Sequence[Account], window: int) -> Texts:
    """Words of some accounts."""
    return Texts.of(accounts, loaded(window).rarity)


def compare(accounts: Sequence[Account], texts: Sequence[Texts], since: int, open_since: int, window: int) -> Compared:
    """Compare accounts, in order of day and sighting, of which those from number `since` on are of the week.

    `open_since` numbers the first account that may be in a story that is open at its start.
    """
    linker = loaded(window)
    corpus = Corpus.joined(accounts, texts)
    found = pair_hits(corpus)
    pairs = pair_probabilities(corpus, found, linker, open_since)
    return Compared(pairs, [reused(corpus, pair) for pair in shared(corpus, found.since(since), outside=0)])


@dataclass(frozen=True, slots=True)
class Decided:
    """The stories of a week, by numbers of its `accounts`, the probabilities of their pairs, and the rows of reuse.

    `carried` is what is open at the end of the week, as sightings.
    """

    accounts: Sequence[Account]
    stories: list[list[int]]
    scores: dict[tuple[int, int], float]
    reuse: list[Reuse]
    carried: list[list[str]]

    def members(self) -> list[tuple[str, list[Account]]]:
        """Id and accounts of each story."""
        out = []
        for some in self.stories:
            accounts = [self.accounts[i] for i in some]
            out.append((story_id(min(accounts, key=lambda a: (a.day or 0, a.sighting)).sighting), accounts))
        return out


def story_id(first: str) -> str:
    """Id of the story whose first account is this sighting."""
    return digest(first)[:16]


def decide(
    accounts: Sequence[Account],
    compared: Compared,
    carried: Sequence[Sequence[str]],
    since: int,
    last_day: int,
    linker: Linker,
    link_kit: str,
) -> Decided:
    """Cluster the accounts of a week with the open stories of before (`carried`, as sightings)."""
    days = [a.day or 0 for a in accounts]
    number = {a.sighting: i for i, a in enumerate(accounts)}
    old = [some for names in carried if (some := sorted(number[name] for name in names if name in number))]
    whole = stories(days, compared.pairs, old, since, linker.model.threshold)
    home = np.full(len(accounts), -1, np.int64)
    for i, some in enumerate(whole):
        home[some] = i
    several = [some for some in whole if len({accounts[i].outlet or i for i in some}) > 1]
    inside = np.zeros(len(accounts), bool)
    inside[[i for some in several for i in some]] = True
    pairs = compared.pairs.within(inside)
    same = home[pairs.a] == home[pairs.b]
    rows: list[Reuse] = []
    for a, b, parts in compared.passages:
        least = 0 if home[a] == home[b] >= 0 else OUTSIDE
        rows += reuse(accounts[a], accounts[b], [p for p in parts if p.equal >= least], link_kit)
    return Decided(
        accounts=accounts,
        stories=several,
        scores={(a, b): p for a, b, p in Pairs(pairs.a[same], pairs.b[same], pairs.p[same]).rows()},
        reuse=rows,
        carried=[
            [accounts[i].sighting for i in some]
            for some in whole
            if max(days[i] for i in some) > last_day - linker.window and min(days[i] for i in some) > last_day - LONGEST
        ],
    )


def ledgers(some: Sequence[tuple[str, Sequence[Account]]], link_kit: str) -> list[Ledger]:
    """The ledger of each story, given as its id and accounts."""
    return [ledger(story, [told(account) for account in accounts], link_kit) for story, accounts in some]


def passages_of(rows: Sequence[Reuse]) -> set[tuple[str, str]]:
    """Pairs of documents that share a passage."""
    return {(r.doc, r.other) for r in rows if r.kind in EVENT_KINDS}


def story_rows(
    decided: Decided, found: Sequence[Ledger], shares: Collection[tuple[str, str]], link_kit: str
) -> Iterator[tuple[Story, list[StoryMember], Ledger]]:
    """Rows of each story of a week, with its ledger; `shares` are the pairs of documents that share a passage."""
    for some, (story, accounts), one in zip(decided.stories, decided.members(), found, strict=True):
        reports = [a for a in accounts if a.reports]
        others = {a.doc for a in reports}
        members = []
        for i, account in zip(some, accounts, strict=True):
            method = how_linked(account.doc, others, one.matches, shares)
            level = "story" if method == "text" or account.doc not in others else "event"
            score = sum(decided.scores.get((max(i, j), min(i, j)), 0.0) for j in some if j != i) / (len(some) - 1)
            members.append(StoryMember(story, account.sighting, method, round(score, 4), level, link_kit))
            members += [StoryMember(story, again, "reuse", 1.0, level, link_kit) for again in account.again]
        times = [t for a in accounts if (t := a.published or a.seen)]
        row = Story(
            id=story,
            first_seen=min(times, default=None),
            last_seen=max(times, default=None),
            members=len(some),
            outlets=len({a.outlet or a.doc for a in reports}),
            link_kit=link_kit,
        )
        yield row, members, one


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
