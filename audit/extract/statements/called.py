"""Quotations by which somebody calls something: "Lee branded the plan “a joke”", "a plan labelled “a joke” by Lee".

Verbs of calling are no cues of the rules, and the tagger knows few of them: it takes the verb of a headline for a part of its
subject ("Bishop brands shops “a plague”"), or what is called by a name for the speaker ("Lee was labelled “greedy”").
"""

from collections.abc import Iterator
from typing import NamedTuple

from audit.extract.statements.sources.noun_kinds import animate
from audit.extract.statements.sources.speakers import Speakers
from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading

OBJECT = frozenset({"DT", "PRP", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "VB", "VBP", "VBG", "POS"})
"""Tags of the words between the verb and the quotation."""
LONGEST = 6
"""Maximum words of that object."""
FARTHEST = 12
"""Maximum words from a relative pronoun to the verb of its clause."""
BY_LAYOUT = frozenset({Way.TURN, Way.LAYOUT, Way.APART})
"""Ways whose source the layout names."""
FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})
NAME = frozenset({"NNP", "NNPS"})
NOUN = NAME | {"NN", "NNS"}
TITLE = 5
"""Maximum words and marks of a quotation that is a name: “the Hump”."""


class Called(NamedTuple):
    """A verb of calling, who speaks by it, where its object starts, and where the clause that holds it begins."""

    verb: int
    who: Phrase | None
    start: int
    clause: int


def with_called(r: Reading, found: list[Attribution], known: Speakers) -> list[Attribution]:
    """Correct the source of what a verb of calling attributes, and part it from the content of another's statement."""
    verbs = r.lists.get("calling", frozenset())
    if not r.quotes or verbs.isdisjoint(r.words.lower):
        return found
    out = list(found)
    for begin, verb, first, stop in after_verbs(r):
        a = next((a for a in found if any(p[0] <= first < p[1] for p in a.content)), None)
        call = called(r, a, verb, begin, first, stop, known) if a is None or a.way not in BY_LAYOUT else None
        if call is None:
            continue
        a = a or next((b for b in found if by(b, call.verb)), None)
        if call.who is None and stop - first <= TITLE and r.words.lower[call.verb] not in r.lists["judging"]:
            if a is not None:  # a name, which nobody says
                a.content = [piece for piece in a.content if not piece[0] <= first < piece[1]]
            continue
        for other in found:
            if other is not a and by(other, call.verb):
                other.content = []
            elif any(p[0] < call.verb < p[1] for p in other.content):
                other.content = [piece for p in other.content for piece in before_clause(p, call.clause, stop)]
        made = Attribution(
            [(call.start, stop)], (call.verb, call.verb + 1), call.who, way=Way.RELATIVE, acts=call.who is not None
        )
        if a is None or (a.content and a.content[0][0] < call.clause):  # the clause is inside the statement of another
            out += [made] if a is not None or call.who is not None else []
        else:
            a.content, a.cue, a.source, a.act, a.p, a.acts = made.content, made.cue, made.source, "speech", None, made.acts
    return sorted((a for a in out if a.content), key=lambda a: a.content[0])


def by(a: Attribution, verb: int) -> bool:
    """True for an attribution whose cue is this verb."""
    return a.cue is not None and a.cue[0] <= verb < a.cue[1]


def before_clause(piece: Phrase, clause: int, stop: int) -> list[Phrase]:
    """Cut a clause at the end of a piece of content; words after it are another's."""
    first, end = piece
    return [piece] if end <= clause or stop <= first else [(first, clause)] if first < clause else []


def quoted_runs(r: Reading) -> list[Phrase]:
    """List the words of each quotation, marks included."""
    out: list[Phrase] = []
    for k, q in enumerate(r.inside):
        if q >= 0:
            if out and out[-1][1] == k and r.inside[k - 1] == q:
                out[-1] = (out[-1][0], k + 1)
            else:
                out.append((k, k + 1))
    return out


def after_verbs(r: Reading) -> Iterator[tuple[int, int, int, int]]:
    """Yield the quotations after a verb of calling: start of the sentence, verb, first word, and one past the last."""
    for first, stop in quoted_runs(r):
        begin = next((m for m in range(first, 0, -1) if r.words.sentence[m - 1] != r.words.sentence[first]), 0)
        verb = verb_before(r, begin, first)
        if verb is not None:
            yield begin, verb, first, stop


def verb_before(r: Reading, begin: int, first: int) -> int | None:
    """Find the verb of calling whose object, from the word after it, ends at a quotation; the sentence starts at `begin`."""
    low, tags, verbs = r.words.lower, r.tags, r.lists["calling"]
    k = first - 1 - joins(r, begin, first)
    floor = max(begin, k - LONGEST)
    while k >= floor and r.inside[k] < 0 and low[k] not in verbs and tags[k] in OBJECT:
        k -= 1
    return None if k < floor or low[k] not in verbs or r.inside[k] >= 0 else k


def joins(r: Reading, begin: int, first: int) -> bool:
    """True when the word before a quotation introduces its words: "called it *as* “a joke”"."""
    return first > begin and r.words.lower[first - 1] in r.lists["quoting"]


def called(r: Reading, a: Attribution | None, verb: int, begin: int, first: int, stop: int, known: Speakers) -> Called | None:
    """Find who calls something by the quotation `first` to `stop` of an attribution; None where it needs no correction."""
    low, tags = r.words.lower, r.tags
    head = verb
    while head > begin and (low[head - 1] in r.lists["auxiliaries"] or tags[head - 1] in {"RB", "MD"}):
        head -= 1
    passive = any(low[m] in r.lists["copulas"] for m in range(head, verb))
    agent = agent_after(r, stop)
    if verb + 1 + joins(r, begin, first) < first:
        if passive and agent is not None:
            return Called(verb, agent, verb + 1, begin)  # "was declared an “illegal immigrant” by the council"
        return subject_of(r, a, verb, begin, first, stop, known)
    relative = next(
        (m for m in range(head - 1, max(begin, head - FARTHEST), -1) if low[m] in r.lists["object_relatives"]), None
    )
    if relative is not None and relative + 1 < head and "," not in low[relative + 1 : head] and refers(r, relative):
        return Called(verb, (relative + 1, head), first, relative - (low[relative - 1] == ","))
    if not passive and a is not None and by(a, verb) and stop < len(tags) and tags[stop] in FINITE | {"MD"}:
        return Called(verb, a.source, first, begin)  # "a plan the mayor called “a gift” will cost"
    if agent is None and not passive and not (head > begin and low[head - 1] == ","):
        return None
    return Called(verb, agent, first, begin)


def subject_of(
    r: Reading, a: Attribution | None, verb: int, begin: int, first: int, stop: int, known: Speakers
) -> Called | None:
    """Part a verb of calling from the subject that the tagger takes it into: "Union boss brands | pay offer “an insult”"."""
    if a is None:
        who = r.grammar.main(r, begin, verb + 1) if r.tags[verb] in FINITE and ends(r, stop) else None
        beside = who is not None and all(low in {","} | r.lists["auxiliaries"] for low in r.words.lower[who[1] : verb])
        return Called(verb, who, verb + 1, begin) if beside else None
    if a.source is None or a.source[1] != verb + 1 or a.source[0] >= verb or not ends(r, stop):
        return None
    head = verb - 1
    word = known.singular(r.words.lower[head]) or r.words.lower[head]
    person = r.tags[head] in NAME or any(word in known.lists[name] for name in ("roles", "offices", "persons", "groups"))
    if not person and (not animate(r.words.lower[head], known) or r.verb(verb + 1) is not None):
        return None  # "Fashion brands", "Supermarket brands reject “cruel” levy"
    return Called(verb, (a.source[0], verb), verb + 1, begin)


def refers(r: Reading, relative: int) -> bool:
    """True for a relative pronoun, not the conjunction of "so corrupt that a man called “Fox” …"."""
    beside = r.tags[relative - 1] in NOUN and r.tags[relative + 1] in NAME | {"NNS", "PRP", "PRP$"}
    return beside or r.words.lower[relative] not in r.lists["complementisers"]


def ends(r: Reading, stop: int) -> bool:
    """True when no noun that the quotation describes follows it."""
    return stop == len(r.tags) or r.words.sentence[stop] != r.words.sentence[stop - 1] or r.tags[stop] not in OBJECT


def agent_after(r: Reading, stop: int) -> Phrase | None:
    """Find the agent after the quotation of a passive: "labelled “greedy” by the judge"."""
    if stop >= len(r.tags) or r.words.lower[stop] not in r.lists["agents"]:
        return None
    end = next(end for first, end in r.bounds if first <= stop < end)
    found = r.grammar.phrase_after(r, stop + 1, end)
    if found is None:
        return None
    first, last = found
    while last < end and r.tags[last - 1] in NAME and r.words.form[last][:1].isupper():
        last += 1
    name = r.grammar.phrase_after(r, last + 1, end) if last + 1 < end and r.words.lower[last] == "," else None
    apposed = name is not None and all(r.words.form[k][:1].isupper() for k in range(*name))
    return (first, name[1]) if name is not None and apposed else (first, last)
