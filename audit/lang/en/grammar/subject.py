"""The subject of a reporting verb: before it, after it, or carried over from the main clause.

The cases are tried in order; the first that applies decides, even if it finds nobody. Each has its examples in
`examples.yaml`.
"""

from typing import NamedTuple

from audit.lang.attribution import Phrase, Way
from audit.lang.en.grammar.agency import agent_before
from audit.lang.en.grammar.noun_phrase import NOUNS, apposition, phrase_after, phrase_before
from audit.lang.en.grammar.verb_group import FINITE, Predicate, auxiliaries, nominal, passive
from audit.lang.reading import Reading

APPOSED = frozenset({"NNP", "DT", "NN", "JJ", "PRP$"})
"""Tags of the first word of an apposition after an inverted subject."""
LONGEST = 12
"""Maximum words of that apposition."""
FAR = 300
"""Maximum words from the start of a sentence to the first finite verb of its main clause."""
PAUSES = frozenset({",", "!", "?", "…"})
"""Marks at the end of speech before the words that name its speaker."""
QUOTED_AS = 3
"""Maximum words from "quoted" to the participle of "was quoted as saying"."""


class Subject(NamedTuple):
    """The subject of a verb, None where nobody is named, and how it was found."""

    who: Phrase | None
    way: Way


def subject(r: Reading, p: Predicate) -> Subject:
    """Find the subject of a verb by the first case that applies."""
    found = (case(r, p) for case in (PARTICIPLES if p.verb.form == "ing" else FINITES))
    return next((s for s in found if s is not None), Subject(None, Way.BEFORE))


def speaker(r: Reading, i: int, first: int, stop: int) -> tuple[Phrase, int] | None:
    """Find the subject of the verb `i` within these words and the first word of its verb group, ignoring the context."""
    verb = r.verb(i)
    p = Predicate(i, verb, auxiliaries(r, i, first), first, stop, []) if verb else None
    found = subject(r, p).who if p else None
    return (found, p.head) if p and found else None


def progressive(r: Reading, p: Predicate) -> Subject | None:
    """By "the minister is saying that …"."""
    return Subject(phrase_before(r, p.before, p.first), Way.BEFORE) if passive(r, p.head, p.at) else None


def quoted_as(r: Reading, p: Predicate) -> Subject | None:
    """By "the minister was quoted as saying that …"."""
    low, j = r.words.lower, p.before
    if j < p.first or low[j] not in r.lists["quoting"]:
        return None
    if not any(low[k] in r.lists["quoted"] for k in range(max(p.first, j - QUOTED_AS), j)):
        return None
    return Subject(main_subject(r, p.first, p.end), Way.CARRIED)


def absolute(r: Reading, p: Predicate) -> Subject | None:
    """By "…, with critics saying that …"."""
    low, j = r.words.lower, p.before
    if j <= p.first or r.tags[j] not in NOUNS | {"PRP"} or low[j - 1] == ",":
        return None
    found = phrase_before(r, j, p.first)
    named = found is not None and found[0] > p.first and low[found[0] - 1] in r.lists["absolutes"]
    return Subject(found, Way.BEFORE) if named else None


def participle(r: Reading, p: Predicate) -> Subject | None:
    """By "the minister left, saying that …": the subject of the clause that the participle carries on."""
    j = p.before
    opens = j < p.first or r.words.lower[j] in r.lists["participle_openers"]
    if not opens and r.tags[j] not in {"NN", "NNS", "NNP", "CD", "RB"}:
        return None
    return Subject(carried_subject(r, p), Way.CARRIED)


def having(r: Reading, p: Predicate) -> Subject | None:
    """By "having said that …, the minister left"."""
    low, perfect = r.words.lower, r.lists["perfect_participles"]
    if low[p.head] in perfect or (p.before >= p.first and low[p.before] in perfect):
        return Subject(carried_subject(r, p), Way.CARRIED)
    return None


def inverted(r: Reading, p: Predicate) -> Subject | None:
    """By "“…” said the minister": the verb opens its sentence or follows a quotation."""
    dash = p.before > p.first and r.tags[p.before] == ":" and r.words.lower[p.before] != ":"
    if p.before < p.first or r.inside[p.before - dash] >= 0:
        return Subject(subject_after(r, p), Way.AFTER)
    return None


def apposed(r: Reading, p: Predicate) -> Subject | None:
    """By "Ada Quill, the minister, said that …"."""
    if r.words.lower[p.before] != ",":
        return None
    found = apposition(r, p.before, p.first)
    return Subject(found, Way.APPOSITION) if found and r.inside[p.before - 1] < 0 else None


def inverted_after_comma(r: Reading, p: Predicate) -> Subject | None:
    """By "It is late, said the minister"."""
    return Subject(subject_after(r, p), Way.AFTER) if r.words.lower[p.before] == "," else None


def coordinated(r: Reading, p: Predicate) -> Subject | None:
    """By "the minister said that … and added that …"."""
    if r.words.lower[p.before] not in r.lists["coordinators"]:
        return None
    return Subject(p.known[-1][1] if p.known else main_subject(r, p.first, p.at), Way.SHARED)


def relative(r: Reading, p: Predicate) -> Subject | None:
    """By "the minister, who said that …": the noun before the pronoun."""
    low, k = r.words.lower, p.before - 1
    if low[p.before] not in r.lists["relative_subjects"]:
        return None
    k -= k >= p.first and low[k] == ","
    return Subject(phrase_before(r, k, p.first), Way.RELATIVE)


def pointed(r: Reading, p: Predicate) -> Subject | None:
    """Nobody, by "that suggested …": a demonstrative alone refers to words, unless the verb is in the present tense."""
    found = phrase_before(r, p.before, p.first)
    alone = found is not None and found[1] - found[0] == 1 and r.words.lower[found[0]] in r.lists["demonstratives"]
    return Subject(None, Way.BEFORE) if alone and p.verb.form != "s" else None


def named_before(r: Reading, p: Predicate) -> Subject | None:
    """By "the minister said that …", "people living in the port said that …"."""
    found = phrase_before(r, p.before, p.first)
    return Subject(modified(r, found, p.first) or found, Way.BEFORE) if found else None


def modified(r: Reading, found: Phrase, first: int) -> Phrase | None:
    """Find the noun phrase whose participle or relative clause governs the one found: "people marching through the port"."""
    k = found[0] - 1
    if (
        k - 2 >= first
        and r.tags[k] in FINITE
        and r.words.lower[k - 1] in r.lists["relative_subjects"]
        and r.tags[k - 2] in NOUNS
    ):
        whole = phrase_before(r, k - 2, first)  # "the union that represents the crews"
        return (whole[0], found[1]) if whole is not None else None
    if k - 2 < first or r.tags[k] not in {"IN", "TO"} or r.tags[k - 2] not in NOUNS:
        return None
    if r.tags[k - 1] not in {"VBG", "VBN"} and r.words.lower[k - 1] not in r.lists["reduced"]:
        return None
    whole = phrase_before(r, k - 2, first)
    return (whole[0], found[1]) if whole is not None else None


PARTICIPLES = (progressive, quoted_as, absolute, participle)
FINITES = (having, inverted, apposed, inverted_after_comma, coordinated, relative, pointed, named_before)


def main_subject(r: Reading, first: int, end: int) -> Phrase | None:
    """Find the subject of the main clause: the first noun phrase outside quotations before a finite verb."""
    for k in range(first + 1, min(end, first + FAR)):
        if r.inside[k] < 0 and finite(r, k):
            found = main_clause(r, k, first)
            if found is not None:
                return found
    return None


def finite(r: Reading, k: int) -> bool:
    """True when word `k` is a finite verb, reporting or not."""
    if r.tags[k] == "POS" and r.words.lower[k] in r.lists["copulas"]:
        return False
    verb = r.verb(k)
    return r.tags[k] in FINITE or (verb is not None and verb.form in {"s", "past"} and not nominal(r, k, verb))


def main_clause(r: Reading, k: int, first: int) -> Phrase | None:
    """Find the subject of the finite verb at `k`, unless it is in a subordinate clause."""
    low, head = r.words.lower, auxiliaries(r, k, first)
    found = phrase_before(r, head - 1, first)
    if found is None and head - 1 > first and low[head - 1] == ",":
        found = apposition(r, head - 1, first)
    if found is None or low[found[0]] in r.lists["relative_subjects"]:
        return None
    return None if found[0] > first and low[found[0] - 1] in r.lists["subordinators"] else found


def carried_subject(r: Reading, p: Predicate) -> Phrase | None:
    """Find a participle's subject: that of the last verb whose clause contains it, else of the main clause beside it."""
    if p.known:
        return p.known[-1][1]
    acting = agent_before(r, p.first, p.before) if p.before > p.first else None
    if acting is not None:
        return acting
    left = main_subject(r, p.first, p.at)
    if left is not None:
        return left
    comma = next((k for k in range(p.at, p.end) if r.words.lower[k] == "," and ends_quotation(r, k)), None)
    return main_subject(r, comma + 1, p.end) if comma is not None else None


def ends_quotation(r: Reading, comma: int) -> bool:
    """True for a comma outside quotation marks, or the last mark inside them."""
    return r.inside[comma] < 0 or (comma + 1 < len(r.tags) and r.tags[comma + 1] == '"')


def ends_speech(r: Reading, p: Predicate) -> bool:
    """True for any verb of saying just after a quotation that ends with a comma, "!" or "?"."""
    if not p.at == p.head > 2 or r.words.lower[p.at] not in r.cues.sayings:
        return False
    last = next((k for k in range(p.at - 1, p.at - 4, -1) if r.tags[k] != '"' and r.inside[k] >= 0), None)
    return last is not None and r.words.form[last] in PAUSES


def subject_after(r: Reading, p: Predicate) -> Phrase | None:
    """Find the subject after an inverted verb, with its apposition: "“…,” said the minister, Ada Quill."."""
    low, inverting = r.words.lower, r.lists["inverting"]
    if low[p.at] not in inverting and p.verb.lemma not in inverting and not ends_speech(r, p):
        return None
    found = phrase_after(r, p.at + 1, p.end)
    if found is None or found[1] >= p.end - 1 or low[found[1]] != ",":
        return found
    start = found[1] + 1
    if low[start].isdigit() and low[start + 1 : start + 2] == [","]:
        return (found[0], start + 1)  # "said Ann Lee, 43, of Quay"
    more = phrase_after(r, start, p.end) if r.tags[start] in APPOSED and r.inside[start] < 0 else None
    closed = more is not None and (more[1] >= p.end - 1 or low[more[1]] in {",", "."})
    return (found[0], more[1]) if more is not None and closed and more[1] - more[0] <= LONGEST else found
