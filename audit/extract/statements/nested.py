"""Statements inside statements: "the minister said that Sudria had refused to sign".

The outer one stands as it is. Of its unquoted words the rules are asked once more, and what they find stands where somebody
else is named as its source there, and its words are told apart from the rest by "that", "to", a preposition such as "for", or
marks. Whatever it says is part of what the outer one says.
"""

from collections.abc import Iterator

from audit.extract.statements.annotated import Reading
from audit.extract.statements.attribution import Attribution, Phrase
from audit.extract.statements.combine import way
from audit.extract.statements.rules import sentence
from audit.extract.statements.rules.clause import AIMED

FEW = 3
"""Words that such a statement has at least."""
NEAR = 4
"""Words from the source to the cue of a noun ("Sudria's refusal")."""
WAYS = frozenset({"before", "apposition", "after", "according", "noun"})
"""Ways of the rules that are right with little around them; one that carries a subject on may take it from outside."""
NAMES = frozenset({"NNP", "NNPS"})
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
JOINTS = frozenset("and between from in on over to with".split())
RELATIVE = frozenset("who which that whose where when what as if because".split())


def nested(r: Reading, found: list[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """Each statement inside another, with the place in `found` of the one around it, in order."""
    for n, outer in enumerate(found):
        if outer.source is None:
            continue
        own = set(r.words.lower[slice(*outer.source)])
        for first, stop in stretches(r, outer):
            for inner in sentence(r, first, stop):
                if way(inner) in WAYS and named_apart(r, inner, own) and told(r, inner):
                    inner.content = [*inner.content[:-1], ended(r, inner)]
                    if way(inner) == "noun" and inner.source:
                        inner.source = possessor(r, inner.source)
                    if inner.size() >= FEW:
                        yield inner, n


def named_apart(r: Reading, inner: Attribution, own: set[str]) -> bool:
    """Whether the inner source has a name that the outer one has not, beside the noun if a noun attributes."""
    if inner.source is None or inner.cue is None:
        return False
    names = {r.words.lower[k] for k in range(*inner.source) if r.tags[k] in NAMES}
    near = way(inner) != "noun" or 0 <= inner.cue[0] - inner.source[1] <= NEAR
    return bool(names) and not names & own and near


def told(r: Reading, inner: Attribution) -> bool:
    """Whether the word that begins the content tells it apart."""
    k = inner.content[0][0]
    low, tag = r.words.lower[k], r.tags[k]
    aimed = low in AIMED and (way(inner) == "noun" or low == "about")
    return (low == "that" and tag == "IN") or aimed or tag == "TO" or r.inside[k] >= 0


def possessor(r: Reading, source: Phrase) -> Phrase:
    """Whose noun it is: the last name of "a deal with Norland's", with its office."""
    first = max((k + 1 for k in range(*source) if r.words.lower[k] in JOINTS), default=source[0])
    return first, source[1]


def ended(r: Reading, inner: Attribution) -> Phrase:
    """The last piece of the content; what a noun attributes ends before the verb of its clause ("a plan to sail is …")."""
    first, stop = inner.content[-1]
    if way(inner) != "noun" or r.words.lower[first] == "that":
        return first, stop
    for k in range(first + 1, stop):
        if r.words.lower[k] in RELATIVE:
            break
        if r.tags[k] in FINITE and r.inside[k] < 0:
            return first, k
    return first, stop


def stretches(r: Reading, outer: Attribution) -> Iterator[Phrase]:
    """The words of a statement by sentence, less the "that" at its head."""
    for a, b in outer.content:
        for first, stop in r.bounds:
            start, end = max(a, first), min(b, stop)
            if start < end:
                yield start + (r.words.lower[start] == "that"), end
