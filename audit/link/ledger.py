"""The ledger: the same quoted words in several accounts of a story, who carries them, trims them and with which verb.

Two quotations match when their words are the same (`exact`), one is inside the other (`trimmed`), or most of one is in the
other in order (`altered`); a common run that is too short for that is a candidate (`overlap`). Short matches need one speaker:
three equal words are a term that anybody may use. Matches within a story join quotations to utterances.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from audit.link.accounts import Account, Quoted, language_packs
from audit.rows import QuotationMatch, QuotationUse, Utterance
from audit.text import digest

BRACKETS = re.compile(r"\([^)]*\)?")
"""Words in brackets after a name: a party, a place."""
LEAST = 3
"""Minimum words of a quotation that can match."""
TERM = 4
"""Words below which equal quotations need one speaker: two outlets may quote one term (“stop and frisk”) of anybody."""
SHORT = 6
"""Words below which a match needs one speaker unless the quotations are equal."""
COVERED = 0.75
"""Minimum share of the shorter quotation that is in the other for `altered`."""
RUN = 2
"""Minimum words of a run of equal words: single words agree by chance."""
CANDIDATE = 8
"""Minimum common run of an `overlap` without one speaker."""
SAME = 12
"""Minimum common run that nobody says twice by chance, however much each quotation has besides."""
COMMON = 60
"""Quotations that share two words beyond which these two are too common to look up."""


class Matched(NamedTuple):
    """Two quotations, how they match, and their runs of equal words as (place in one, place in the other, words)."""

    one: Quoted
    other: Quoted
    kind: str
    runs: tuple[tuple[int, int, int], ...]

    @property
    def equal(self) -> int:
        """Number of equal words."""
        return sum(size for _, _, size in self.runs)


def named_words(name: str) -> list[str]:
    """Words of a name in lower case, without punctuation, brackets, possessive and generation; a double name is two words.

    >>> named_words("Omar Castel, Jr."), named_words("Sudria’s"), named_words('Robert "Bob" Vell-Ade (G-Port Amber)')
    (['omar', 'castel'], ['sudria'], ['robert', 'bob', 'vell', 'ade'])
    """
    words = (w.strip(".,;:\"“”'‘") for w in BRACKETS.sub(" ", name.lower().replace("’", "'").replace("-", " ")).split())
    return [w for word in words if (w := word.removesuffix("'s")) and w not in generations()]


@cache
def generations() -> frozenset[str]:
    """Words after a name that number its bearers, in all languages."""
    packs = language_packs().by_code.values()
    return frozenset(w.lower().rstrip(".") for pack in packs for w in pack.words["generations"])


def same_speaker(a: Quoted, b: Quoted) -> bool | None:
    """Tell whether two quotations have one speaker, by the names; None where either is unresolved, or the names leave it open.

    Open are a person beside a body, for which a person may speak, and two persons of one last name with other first names, who
    may be one by a short form ("Bob", "Robert") or two of a family.
    """
    if a.speaker is None or b.speaker is None:
        return None
    mine, theirs = named_words(a.speaker), named_words(b.speaker)
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    if a.person and b.person:
        return same_first(mine, theirs) if mine[-1:] == theirs[-1:] else False
    return None if a.person or b.person else False


def same_first(mine: Sequence[str], theirs: Sequence[str]) -> bool | None:
    """True for names of one last name whose first names begin alike: an initial or a short form; else None.

    >>> same_first(["mike", "lee"], ["michael", "lee"]), same_first(["ada", "lee"], ["jon", "lee"])
    (True, None)
    """
    return True if any(m[0] == t[0] for m in mine[:-1] for t in theirs[:-1]) else None


def equal_runs(a: Sequence[str], b: Sequence[str]) -> tuple[tuple[int, int, int], ...]:
    """Runs of at least `RUN` equal words, in order in both.

    >>> equal_runs("we will not go today".split(), "but we will never go today".split())
    ((0, 1, 2), (3, 4, 2))
    """
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return tuple((i, j, size) for i, j, size in blocks if size >= RUN)


def kind_of(a: Quoted, b: Quoted, runs: Sequence[tuple[int, int, int]]) -> str | None:
    """How two quotations match, by their runs of equal words; None when they do not."""
    one = same_speaker(a, b)
    shorter = min(len(a.words), len(b.words))
    equal, longest = sum(size for *_, size in runs), max((size for *_, size in runs), default=0)
    if a.words == b.words:
        return "exact" if one or (one is None and shorter >= TERM) or shorter >= SHORT else None
    sure = one or equal >= SHORT
    if equal == shorter and len(runs) <= 1 + shorter // SHORT:
        return "trimmed" if sure or (one is None and longest == shorter > TERM) else None
    if longest >= SAME or (sure and equal >= COVERED * shorter and longest >= TERM):
        return "altered"
    return "overlap" if longest >= (TERM if one else CANDIDATE) else None


def matched(a: Quoted, b: Quoted) -> Matched | None:
    """Match two quotations of different texts, or None."""
    runs = ((0, 0, len(a.words)),) if a.words == b.words else equal_runs(a.words, b.words)
    kind = kind_of(a, b, runs) if runs else None
    return Matched(a, b, kind, runs) if kind else None


def candidates(quoted: Sequence[Quoted]) -> Iterable[tuple[int, int]]:
    """Pairs of quotations of different texts that share two words in a row."""
    homes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, q in enumerate(quoted):
        for pair in dict.fromkeys(zip(q.words, q.words[1:], strict=False)):
            homes[pair].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for some in homes.values():
        if len(some) <= COMMON:
            for k, i in enumerate(some):
                for j in some[k + 1 :]:
                    if quoted[i].doc != quoted[j].doc:
                        shared[i, j] += 1
    return (pair for pair, count in shared.items() if count > 1 or min(len(quoted[i].words) for i in pair) <= LEAST)


def matches(members: Sequence[Account]) -> list[Matched]:
    """All matches among accounts, the longest first; the order of the accounts does not matter."""
    quoted = sorted((q for m in members for q in m.quoted if len(q.words) >= LEAST), key=lambda q: (q.doc, q.n, q.start))
    found = [m for i, j in candidates(quoted) if (m := matched(quoted[i], quoted[j]))]
    return sorted(found, key=lambda m: (-m.equal, m.one.doc, m.one.start, m.other.doc, m.other.start))


class Groups:
    """Quotations joined by their matches (union-find)."""

    def __init__(self) -> None:
        self.parent: dict[Quoted, Quoted] = {}

    def root(self, q: Quoted) -> Quoted:
        """Representative of the group of a quotation."""
        while self.parent.setdefault(q, q) is not q:
            q = self.parent[q] = self.parent[self.parent[q]]
        return q

    def join(self, match: Matched) -> bool:
        """Join two groups; a short quotation that is in a group joins no second one, since it fits several."""
        a, b = self.root(match.one), self.root(match.other)
        if a is b:
            return True
        short = min(len(match.one.words), len(match.other.words)) < SHORT and match.kind != "exact"
        if short and any(q in self.parent and self.size(q) > 1 for q in (match.one, match.other) if len(q.words) < SHORT):
            return False
        self.parent[b] = a
        return True

    def size(self, q: Quoted) -> int:
        """Number of quotations of a group."""
        root = self.root(q)
        return sum(1 for other in tuple(self.parent) if self.root(other) is root)

    def all(self) -> list[list[Quoted]]:
        """Groups of at least two quotations."""
        groups: dict[Quoted, list[Quoted]] = defaultdict(list)
        for q in tuple(self.parent):
            groups[self.root(q)].append(q)
        return [some for some in groups.values() if len(some) > 1]


def speaker_of(uses: Sequence[Quoted]) -> tuple[str | None, str]:
    """Speaker of an utterance and its state: agreed, differs, or unresolved (at most one is named, or names leave it open)."""
    named = [q for q in uses if q.speaker is not None]
    if len({q.doc for q in named}) < 2:
        return None, "unresolved"
    same = {same_speaker(named[0], q) for q in named[1:]}
    if same != {True}:
        return None, "differs" if False in same else "unresolved"
    return max((q.speaker or "" for q in named), key=lambda name: (len(name), name)), "agreed"


class Ledger(NamedTuple):
    """The rows of one story."""

    utterances: list[Utterance]
    matches: list[QuotationMatch]
    uses: list[QuotationUse]


def ledger(story: str, members: Sequence[Account], link_kit: str) -> Ledger:
    """Fill the ledger of a story from its accounts."""
    found = matches(members)
    groups = Groups()
    kept = [m for m in found if m.kind == "overlap" or groups.join(m)]
    home = {m.doc: m for m in members}
    utterances, uses = [], []
    ids: dict[Quoted, str] = {}
    for some in groups.all():
        fullest = min(some, key=lambda q: (-len(q.words), q.doc, q.start))
        one = digest(story, fullest.doc, str(fullest.start))[:16]
        ids |= dict.fromkeys(some, one)
        speaker, state = speaker_of(some)
        outlets = {home[q.doc].outlet or home[q.doc].doc for q in some}
        utterances.append(
            Utterance(id=one, story=story, speaker=speaker, speaker_state=state, outlets=len(outlets), link_kit=link_kit)
        )
        uses += [use_row(one, q, home[q.doc], fullest=q is fullest, link_kit=link_kit) for q in some]
    rows = [match_row(ids.get(m.one) if m.kind != "overlap" else None, m, link_kit) for m in kept]
    return Ledger(
        sorted(utterances, key=lambda u: u.id),
        sorted(rows, key=lambda r: (r.doc, r.start, r.other, r.other_start)),
        sorted(uses, key=lambda r: (r.doc, r.start, r.stop)),
    )


def match_row(utterance: str | None, m: Matched, link_kit: str) -> QuotationMatch:
    """One row of `quotation_match`: in each text from the first to the last equal word."""
    (i, j, _), (k, last, size) = m.runs[0], m.runs[-1]
    return QuotationMatch(
        utterance=utterance,
        doc=m.one.doc,
        n=m.one.n,
        start=m.one.places[i].start,
        stop=m.one.places[k + size - 1].stop,
        other=m.other.doc,
        other_n=m.other.n,
        other_start=m.other.places[j].start,
        other_stop=m.other.places[last + size - 1].stop,
        kind=m.kind,
        equal_words=m.equal,
        share=m.equal / len(m.one.words),
        other_share=m.equal / len(m.other.words),
        link_kit=link_kit,
    )


def use_row(utterance: str, q: Quoted, account: Account, *, fullest: bool, link_kit: str) -> QuotationUse:
    """One row of `quotation_use`."""
    body, above = len(account.text) - account.body_start, q.start < account.body_start
    return QuotationUse(
        utterance=utterance,
        doc=q.doc,
        n=q.n,
        start=q.start,
        stop=q.stop,
        verb=q.verb,
        verb_class=q.verb_class,
        source=q.source,
        words=len(q.words),
        place=None if above else round((q.start - account.body_start) / max(body, 1), 4),
        in_headline=above,
        fullest=fullest,
        link_kit=link_kit,
    )
