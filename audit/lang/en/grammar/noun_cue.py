"""Attribution by a noun: "Sudria’s refusal to sign", "their claim that …", "amid fears that …".

The first case that applies decides who owns the noun. Each has its examples in `examples.yaml`.
"""

from typing import NamedTuple

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.en.grammar.clause_end import clause_end
from audit.lang.en.grammar.noun_phrase import phrase_before
from audit.lang.en.grammar.subject import main_subject
from audit.lang.reading import Reading

MODIFIERS = frozenset({"JJ", "VBG", "VBN", "NN"})
"""Tags between an owner and the noun."""


class Noun(NamedTuple):
    """A noun that attributes: its index, the word before its modifiers, the start of its sentence, verbs with subjects."""

    at: int
    owner: int
    first: int
    known: list[tuple[int, Phrase]]


def noun_cue(r: Reading, i: int, first: int, end: int, known: list[tuple[int, Phrase]]) -> Attribution | None:
    """Find the attribution of the noun at `i`; None when no clause follows or it has no owner."""
    if i + 1 >= end or r.inside[i + 1] >= 0 or not opens_content(r, i):
        return None
    k = i - 1
    while k >= first and r.tags[k] in MODIFIERS:
        k -= 1
    noun = Noun(i, k, first, known)
    who = next((w for case in OWNERS if k >= first and (w := case(r, noun)) is not None), None)
    if who is None or who[0] <= i < who[1]:
        return None
    return Attribution([(i + 1, clause_end(r, i + 1, end))], (i, i + 1), who, r.cues.nouns[r.words.lower[i]], Way.NOUN)


def opens_content(r: Reading, i: int) -> bool:
    """True when the word after the noun opens its content: "that", "to" for a wish or deed, "for" after an owner."""
    following = r.words.lower[i + 1]
    if following in r.lists["complementisers"]:
        return True
    if r.tags[i + 1] == "TO" and r.cues.nouns[r.words.lower[i]] in {"want", "deed"}:
        return True
    return following in r.lists["aims"] and r.tags[i - 1 if i else 0] in {"POS", "PRP$"}


def possessor(r: Reading, n: Noun) -> Phrase | None:
    """By "Sudria’s refusal to sign"."""
    return phrase_before(r, n.owner, n.first) if r.tags[n.owner] == "POS" else None


def possessive_pronoun(r: Reading, n: Noun) -> Phrase | None:
    """By "their claim that …": the pronoun itself is the source."""
    own = r.tags[n.owner] == "PRP$" and r.words.lower[n.owner] not in r.lists["impersonal_owners"]
    return (n.owner, n.owner + 1) if own else None


def impersonal_pronoun(r: Reading, n: Noun) -> Phrase | None:
    """By "the council repeated its claim that …": the subject of the verb before it."""
    its = r.tags[n.owner] == "PRP$" and r.words.lower[n.owner] in r.lists["impersonal_owners"]
    return subject_so_far(r, n) if its else None


def after_preposition(r: Reading, n: Noun) -> Phrase | None:
    """By "the council closed the port over fears that …": the subject of the verb before it."""
    clause = r.words.lower[n.at + 1] in r.lists["complementisers"]
    return subject_so_far(r, n) if clause and r.words.lower[n.owner] in r.lists["noun_prepositions"] else None


OWNERS = (possessor, possessive_pronoun, impersonal_pronoun, after_preposition)


def subject_so_far(r: Reading, n: Noun) -> Phrase | None:
    """Return the subject of the last reporting verb before the noun, else of the main clause."""
    return n.known[-1][1] if n.known else main_subject(r, n.first, n.at)
