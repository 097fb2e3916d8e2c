"""The words of accounts, each text read once: hashes, sampled grams and weighty terms, in arrays that can be cut and joined.

What is read of a text depends on the text alone, so texts are read in any process, in groups of any size, and a week is joined
from the arrays of its days.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audit.link.accounts import Account
from audit.link.sampled import Ints, sample
from audit.link.terms import Rarity, Terms, terms
from audit.link.word_arrays import Hashes, Places, words_of

CHUNK = 64
"""Texts whose words are found at once: more would not fit the cache of a processor."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Words of some texts (hashes of 32 bits, 0 inside insertions), cut by `bounds`; sampled grams; terms, where weighed.

    `sampled` are values, numbers of texts and places, in order; `terms` are None for texts that were read without weights.
    """

    hashes: NDArray[np.uint32]
    bounds: Places
    sampled: tuple[Hashes, Ints, Ints]
    terms: Terms | None

    @classmethod
    def of(cls, accounts: Sequence[Account], rarity: Rarity | None = None) -> "Texts":
        """Read accounts; their terms only with `rarity`, by which they are weighed."""
        return cls.joined([read(accounts[i : i + CHUNK], rarity) for i in range(0, len(accounts), CHUNK)])

    @classmethod
    def joined(cls, parts: Sequence["Texts"]) -> "Texts":
        """All texts of several parts, one after another."""
        if len(parts) == 1:
            return parts[0]
        bounds, sampled, weighed, first, words = [np.zeros(1, np.int64)], [], [], 0, 0
        for p in parts:
            value, text, place = p.sampled
            sampled.append((value, text + np.int32(first), place))
            if p.terms:
                weighed.append(replace(p.terms, account=p.terms.account + np.int32(first)))
            bounds.append(p.bounds[1:] + words)
            first, words = first + len(p.bounds) - 1, words + len(p.hashes)
        return cls(
            hashes=np.concatenate([p.hashes for p in parts]) if parts else np.zeros(0, np.uint32),
            bounds=np.concatenate(bounds),
            sampled=gathered(sampled),
            terms=joined_terms(weighed) if weighed else None,
        )

    def cut(self, first: int, last: int) -> "Texts":
        """The texts from number `first` to `last`, exclusive."""
        low, high = int(self.bounds[first]), int(self.bounds[last])
        value, text, place = self.sampled
        some = slice(*np.searchsorted(text, (first, last)).tolist())
        weighed = None
        if self.terms:
            own = slice(*np.searchsorted(self.terms.account, (first, last)).tolist())
            weighed = Terms(
                account=self.terms.account[own] - np.int32(first),
                word=self.terms.word[own],
                weights=self.terms.weights[own],
                days=self.terms.days[first:last],
            )
        return Texts(
            hashes=self.hashes[low:high],
            bounds=self.bounds[first : last + 1] - low,
            sampled=(value[some], text[some] - np.int32(first), place[some]),
            terms=weighed,
        )


def gathered(parts: Sequence[tuple[Hashes, Ints, Ints]]) -> tuple[Hashes, Ints, Ints]:
    """Samples of several parts, one after another."""
    if not parts:
        return np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros(0, np.int32)
    values, texts, places = zip(*parts, strict=True)
    return np.concatenate(values), np.concatenate(texts), np.concatenate(places)


def joined_terms(parts: Sequence[Terms]) -> Terms:
    """Terms of several parts, one after another."""
    return Terms(
        account=np.concatenate([p.account for p in parts]),
        word=np.concatenate([p.word for p in parts]),
        weights=np.concatenate([p.weights for p in parts]),
        days=np.concatenate([p.days for p in parts]),
    )


def read(some: Sequence[Account], rarity: Rarity | None) -> Texts:
    """Read a chunk of accounts."""
    chunk = words_of([a.text for a in some], [a.holes for a in some])
    return Texts(
        hashes=chunk.hashes.astype(np.uint32),
        bounds=chunk.bounds,
        sampled=sample(chunk, 0),
        terms=terms(chunk, some, 0, rarity) if rarity else None,
    )
