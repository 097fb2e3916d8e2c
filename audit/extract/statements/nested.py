"""Statements inside statements: "the minister said that Sudria had refused to sign".

The outer statement is unchanged. The grammar parses its unquoted words again; a statement found there counts if another source
is named and its words are separable from the rest. Its words remain part of the outer statement.
"""

from bisect import bisect_right
from collections.abc import Iterator

from audit.lang.attribution import Attribution, Phrase
from audit.lang.reading import Reading

FEW = 3
"""Minimum words of a statement inside another."""
NAMES = frozenset({"NNP", "NNPS"})


def nested(r: Reading, found: list[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """Yield each statement inside another, with the index in `found` of the outer one, in order."""
    for n, outer in enumerate(found):
        if outer.source is None:
            continue
        own = set(r.words.lower[slice(*outer.source)])
        for first, stop in stretches(r, outer):
            for inner in r.grammar.sentence(r, first, stop):
                if inner.way and inner.way.nests and names_another(r, inner, own):
                    cut = r.grammar.set_off(r, inner)
                    if cut is not None and cut.size() >= FEW:
                        yield cut, n


def names_another(r: Reading, inner: Attribution, own: set[str]) -> bool:
    """True when the inner source has a proper name and shares none with the words `own` of the outer one."""
    names = {r.words.lower[k] for k in range(*(inner.source or (0, 0))) if r.tags[k] in NAMES}
    return bool(names) and not names & own


def stretches(r: Reading, outer: Attribution) -> Iterator[Phrase]:
    """Yield the words of a statement by sentence, without the conjunction ("that") at the start."""
    for a, b in outer.content:
        k = bisect_right(r.bounds, (a, len(r.words))) - 1  # the sentence of word `a`
        while k < len(r.bounds) and r.bounds[k][0] < b:
            start, end = max(a, r.bounds[k][0]), min(b, r.bounds[k][1])
            yield start + (r.words.lower[start] in r.lists["complementisers"]), end
            k += 1
