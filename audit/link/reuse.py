"""Reuse: words that two texts share, and what they are: a copy, a passage, or words that both took from somebody else.

Most long common runs are no copied journalism: they are quotations, tweets, transcripts, lines of a house. Words inside
quotation marks in any text of the window are a quotation in every text.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from audit.link.accounts import Account
from audit.link.align import Passage, passages
from audit.link.corpus import Corpus
from audit.link.sampled import Hits, hits, in_runs
from audit.rows import Reuse
from audit.text import Span

DAYS = 7
"""Maximum days between two texts of which one can have taken words from the other."""
OUTSIDE = 18
"""Minimum equal words outside a story: fewer are common as titles of persons and names of laws."""
FORMULA = 25
"""Words of a passage; fewer are a formula, such as a name with its titles or the description of an event."""
COPY = 0.5
"""Minimum share of the shorter text that makes it a copy."""
OWN = ("passage", "formula")
"""Kinds of passages that are nobody else's words; together they make a copy."""
QUOTED = 0.5
"""Minimum share of quoted words that makes a passage a quotation."""
TAKEN = re.compile(
    r"@\w{2,}|\bpic\.twitter\.com|\bt\.co/|https?://|#\w{3,}|^[A-Z][A-Z .'-]{2,30}(?:\([^)]*\))?:|^[A-Z][\w.'-]* ?[\w.'-]*: ",
    re.MULTILINE,
)
"""Signs of words that were taken over whole: an account or tag of a network, an address, a speaker's label in a transcript."""
LEAD = re.compile(r":[\s\"“”'‘’»«]*$")
"""End of the words before a text that is quoted without marks."""


class Shared(NamedTuple):
    """Two accounts of a corpus by number, and their passages."""

    a: int
    b: int
    passages: list[Passage]


class Part(NamedTuple):
    """One passage of a pair: its words, its spans in both texts, and what the words are."""

    words: int
    equal: int
    here: Span
    there: Span
    kind: str


class Reused(NamedTuple):
    """Two accounts by number, the one whose document has the smaller id first, and their passages in order."""

    a: int
    b: int
    parts: list[Part]


def shared(corpus: Corpus, found: Hits, stories: Collection[tuple[int, int]] = (), outside: int = OUTSIDE) -> Iterator[Shared]:
    """Yield the pairs of accounts with passages of at least `outside` equal words, or of any length inside `stories`.

    One text at two addresses is one text.
    """
    for a, b, places in in_runs(found, corpus.hashes, corpus.bounds).by_pair():
        if corpus.accounts[a].text_id == corpus.accounts[b].text_id:
            continue
        some = passages(corpus.words(a), corpus.words(b), places)
        least = 0 if (a, b) in stories else outside
        if kept := [p for p in some if p.equal >= least]:
            yield Shared(a, b, kept)


def pair_hits(corpus: Corpus, *, given: bool = False) -> Hits:
    """Hits of pairs that can share journalism; between `given` accounts neither outlet nor day matters."""
    days = [0] * len(corpus.days) if given else corpus.days
    return hits(corpus.samples, corpus.outlets, days, DAYS, same_outlet=given)


def reused(corpus: Corpus, pair: Shared) -> Reused:
    """What a pair shares, with the spans and kinds of its passages."""
    a, b, some = pair
    if corpus.accounts[a].doc > corpus.accounts[b].doc:
        a, b = b, a
        some = [Passage(p.b, p.b_stop, p.a, p.a_stop, p.equal) for p in some]
    parts = [
        Part(
            words=p.words,
            equal=p.equal,
            here=corpus.span(a, p.a, p.a_stop),
            there=corpus.span(b, p.b, p.b_stop),
            kind=kind_of_passage(corpus, a, b, p),
        )
        for p in sorted(some)
    ]
    return Reused(a, b, parts)


def reuse(one: Account, other: Account, parts: Sequence[Part], link_kit: str) -> Iterator[Reuse]:
    """Yield the rows of two accounts."""
    own = sum(p.equal for p in parts if p.kind in OWN)
    share = own / max(min(one.words, other.words), 1)
    first, basis = earlier(one, other)
    credit = ", ".join(sorted({x.agency for x in (one, other) if x.agency})) or None
    for p in parts:
        yield Reuse(
            doc=one.doc,
            start=p.here.start,
            stop=p.here.stop,
            other=other.doc,
            other_start=p.there.start,
            other_stop=p.there.stop,
            words=p.words,
            equal_words=p.equal,
            share=round(min(share, 1.0), 4),
            kind="copy" if share >= COPY and p.kind in OWN else p.kind,
            first=first,
            first_basis=basis,
            credit=credit,
            link_kit=link_kit,
        )


def kind_of_passage(corpus: Corpus, a: int, b: int, p: Passage) -> str:
    """What the words of a passage are, apart from how much of the texts they make up."""
    if max(corpus.quoted(a)[p.a : p.a_stop].mean(), corpus.quoted(b)[p.b : p.b_stop].mean()) >= QUOTED:
        return "quotation"
    if taken_over(corpus, a, p.a, p.a_stop) or taken_over(corpus, b, p.b, p.b_stop):
        return "block_quotation"
    if quoted_elsewhere(corpus, a, p):
        return "quotation"
    return "passage" if p.equal >= FORMULA else "formula"


def taken_over(corpus: Corpus, i: int, first: int, last: int) -> bool:
    """True when a passage looks like a tweet, a transcript or a document that is quoted without marks."""
    text, (start, stop) = corpus.accounts[i].text, corpus.span(i, first, last)
    if LEAD.search(text, max(start - 12, 0), start):
        return True
    line = max(text.rfind("\n", 0, start), 0)
    end = text.find("\n", stop)
    return bool(TAKEN.search(text[line : end if end >= 0 else len(text)].strip()))


def quoted_elsewhere(corpus: Corpus, a: int, p: Passage) -> bool:
    """True when other texts of the window have at least half of the sampled grams of a passage inside quotation marks."""
    found = corpus.samples
    mine = corpus.sampled_rows(a)
    inside = mine[(found.place[mine] >= p.a) & (found.place[mine] < p.a_stop)]
    values = np.unique(found.value[inside])
    lows, highs = (np.searchsorted(found.value, values, side=side) for side in ("left", "right"))
    quoted = 0
    for low, high in zip(lows.tolist(), highs.tolist(), strict=True):
        places = zip(found.text[low:high].tolist(), found.place[low:high].tolist(), strict=True)
        quoted += any(text != a and corpus.quoted(text)[place] for text, place in places)
    return quoted >= QUOTED * len(values) > 0


def earlier(a: Account, b: Account) -> tuple[str | None, str | None]:
    """Document that was published first, else fetched first, and on which basis; None where it cannot be told."""
    if a.published and b.published:
        if a.at and b.at:
            return (None if a.at == b.at else (a if a.at < b.at else b).doc), "published"
        if a.day and b.day and a.day != b.day:
            return (a if a.day < b.day else b).doc, "published"
        return None, "published"
    if a.seen and b.seen and not (a.published or b.published):
        return (None if a.seen == b.seen else (a if a.seen < b.seen else b).doc), "fetched"
    return None, None
