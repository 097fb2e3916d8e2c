"""The words of a window of accounts, each text read once: for reuse, for stories and for the places of spans."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from audit.lang.quotations import quotes
from audit.link.accounts import Account, language_packs
from audit.link.sampled import Samples, samples
from audit.link.terms import Rarity, Terms
from audit.link.texts import Texts
from audit.link.word_arrays import Places, words_of
from audit.text import Span

UNDATED = 0
"""Day of an account without a date; it is compared only with other accounts that were given as one story."""


@dataclass(slots=True)
class Corpus:
    """Accounts with the hashes of their words (32 bits, 0 inside insertions), cut by `bounds`, and their sampled grams."""

    accounts: Sequence[Account]
    hashes: NDArray[np.uint32] = field(repr=False)
    bounds: Places = field(repr=False)
    samples: Samples = field(repr=False)
    terms: list[Terms] = field(repr=False)
    weekdays: NDArray[np.uint16] = field(repr=False)
    outlets: list[int]
    days: list[int]
    lists: dict[int, list[int]] = field(default_factory=dict, repr=False)
    places: dict[int, tuple[NDArray[np.int32], NDArray[np.int32]]] = field(default_factory=dict, repr=False)
    marks: dict[int, NDArray[np.bool_]] = field(default_factory=dict, repr=False)
    by_text: tuple[Places, Places] | None = field(default=None, repr=False)

    @classmethod
    def of(cls, accounts: Sequence[Account], rarity: Rarity | None = None) -> "Corpus":
        """Read accounts; their terms only with `rarity`, by which they are weighed."""
        return cls.joined(accounts, [Texts.of(accounts, rarity)])

    @classmethod
    def joined(cls, accounts: Sequence[Account], texts: Sequence[Texts]) -> "Corpus":
        """Accounts whose texts were read before, in parts."""
        read = Texts.joined(texts)
        names = sorted({a.outlet for a in accounts if a.outlet})
        number = {name: i for i, name in enumerate(names)}
        outlets = [number.get(a.outlet or "", -1) for a in accounts]
        return cls(
            accounts=accounts,
            hashes=read.hashes,
            bounds=read.bounds,
            samples=samples(read.sampled, outlets),
            terms=[read.terms] if read.terms else [],
            weekdays=read.terms.days if read.terms else np.zeros(len(accounts), np.uint16),
            outlets=outlets,
            days=[a.day or UNDATED for a in accounts],
        )

    def words(self, i: int) -> list[int]:
        """Hashes of the words of one account."""
        if i not in self.lists:
            self.lists[i] = self.hashes[self.bounds[i] : self.bounds[i + 1]].tolist()
        return self.lists[i]

    def located(self, i: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Starts and stops of the words of one account, as code points."""
        if i not in self.places:
            _, start, stop = words_of([self.accounts[i].text]).of(0)
            self.places[i] = start, stop
        return self.places[i]

    def sampled_rows(self, i: int) -> Places:
        """Rows of `samples` of one account."""
        if self.by_text is None:
            order = np.argsort(self.samples.text, kind="stable")
            self.by_text = order, np.searchsorted(self.samples.text[order], np.arange(len(self.accounts) + 1))
        order, cuts = self.by_text
        return order[cuts[i] : cuts[i + 1]]

    def span(self, i: int, first: int, last: int) -> Span:
        """Span of the words `first` to `last` (exclusive) of one account."""
        start, stop = self.located(i)
        return Span(int(start[first]), int(stop[last - 1]))

    def quoted(self, i: int) -> NDArray[np.bool_]:
        """For each word of one account, whether it is inside quotation marks or a block quotation."""
        if i not in self.marks:
            account = self.accounts[i]
            start, _ = self.located(i)
            inside = np.zeros(len(start), bool)
            pack = language_packs().nearest(account.lang)
            spans = [Span(q.start, q.stop) for q in quotes(account.text, pack) if q.depth == 0]
            for a, b in [*spans, *account.blocks]:
                inside[np.searchsorted(start, a) : np.searchsorted(start, b)] = True
            self.marks[i] = inside
        return self.marks[i]
