"""Attributions of a sentence, cue by cue: "according to", nouns of saying and fearing, reporting verbs."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.clauses import main_clause
from audit.lang.en.grammar.complement import complement, finding
from audit.lang.en.grammar.noun_cue import noun_cue
from audit.lang.en.grammar.noun_phrase import NOUNS, phrase_after, phrase_before
from audit.lang.en.grammar.placement import Clause, content, ends_clause
from audit.lang.en.grammar.prepositional_cue import prepositional_cue
from audit.lang.en.grammar.subject import finite, main_subject, subject
from audit.lang.en.grammar.verb_group import FINITE, Predicate, passive, predicate
from audit.lang.reading import Reading

LEAST = 2
"""Minimum cues of a sentence whose last one can attribute all the others."""
TAG = 8
"""Maximum words from the verb of a closing tag to the end of its sentence: "…, Lee told reporters in Vell on Monday"."""
BEHIND = frozenset({"IN", "JJ", "VBN", "TO", "DT", "NN", "NNS"})
"""Tags of words between a noun and the end of the phrase behind it: "familiar with", "with knowledge of"."""
OPENING = frozenset({"IN", "WRB", "VBG", "VBN", "TO"})
"""Tags of the first word of a clause that only places the main clause: "When they asked, Lee said so"."""


SUBJECT = frozenset({"DT", "PRP", "PRP$", "CD"})
"""Tags of the first word of a subject behind the noun of such a phrase."""
COMMON, OWNER = frozenset({"NN", "NNS"}), frozenset({"NNP", "PRP", "DT"})
"""Tags of a noun, and of the first word of the subject of a clause on it."""
GOVERNED = NOUNS | {"CD"}


@dataclass(slots=True)
class Progress:
    """State of a sentence: its words, verbs with their subjects, the end of the content found so far, and its closing tag."""

    first: int
    close: int
    known: list[tuple[int, Phrase]] = field(default_factory=list)
    taken: int = -1
    tag: tuple[int, Phrase] | None = None


def sentence(r: Reading, first: int, end: int) -> Iterator[Attribution]:
    """Yield the attributions of words `first` to `end`, a sentence or part of one."""
    close = end
    while close > first and r.tags[close - 1] in {".", '"'} and r.inside[close - 1] < 0:
        close -= 1
    s, cues = Progress(first, close), r.outside(r.cues.words, first, close)
    s.tag = closing_tag(r, cues, s)
    for i in cues:
        if s.tag is None or i >= s.tag[0]:
            yield from (a for a in cue(r, i, s) if a is not None)


def closing_tag(r: Reading, cues: list[int], s: Progress) -> tuple[int, Phrase] | None:
    """Find verb and subject of "The ministers believed that it was late, Lee said": all before the comma is Lee's.

    What the clause attributes to others is a statement inside that one.
    """
    if len(cues) < LEAST:
        return None
    i, low = cues[-1], r.words.lower
    verb = r.verb(i)
    if verb is None or verb.form not in {"s", "past"} or low[i] not in r.cues.sayings or s.close - i > TAG:
        return None
    p = predicate(r, i, s.first, s.close, [])
    who = after_comma(r, p.before, s.first) if p else None
    if p is None or who is None or speaks_of(r, who) or who[0] - 1 <= s.first or r.inside[who[0] - 2] >= 0:
        return None
    first = s.first
    begins = placed(r, first, who[0] - 1)
    if begins is None and (low[first] in r.lists["subordinators"] or r.tags[first] in OPENING):
        first = 1 + next(
            k for k in range(first, who[0]) if low[k] == "," and r.inside[k] < 0
        )  # "In Vell, the ministers met, Lee said"
    told = complement(r, p, s.close)
    whole = first < who[0] and low[first] not in r.lists["inner_relatives"]
    clause = main_subject(r, begins or first, who[0] - 1) if whole else None
    ended = not told.content and ends_clause(r, told.stop, s.close)
    return (i, who) if ended and clause is not None else None


def placed(r: Reading, first: int, stop: int) -> int | None:
    """Find the subject behind a preposition and its noun: "After the meeting [one firm] closed"; None for another opening."""
    if r.tags[first] != "IN" or r.words.lower[first] in r.lists["contrasts"]:
        return None
    verb = next((k for k in range(first + 2, stop) if finite(r, k)), first)
    return next((k for k in range(first + 2, verb) if r.tags[k] in SUBJECT and r.tags[k - 1] in GOVERNED), None)


def after_comma(r: Reading, last: int, first: int) -> Phrase | None:
    """Find the noun phrase from a comma to word `last`, with what follows its noun: "people familiar with the plans"."""
    low = r.words.lower
    who = phrase_before(r, last, first)
    if who is None or low[who[0] - 1] == ",":
        return who if who is not None and who[0] > first else None
    comma = next((k for k in range(who[0] - 1, max(first, who[0] - TAG), -1) if low[k] == ","), None)
    head = phrase_after(r, comma + 1, who[0]) if comma is not None else None
    behind = head is not None and head[0] == (comma or 0) + 1 and all(r.tags[k] in BEHIND for k in range(head[1], who[0]))
    return (head[0], who[1]) if head is not None and behind else None


def cue(r: Reading, i: int, s: Progress) -> Iterator[Attribution | None]:
    """Yield the attributions of the word `i`, for every kind of cue that it can be."""
    cues, low = r.cues, r.words.lower
    if low[i] in cues.prepositions and low[i + 1 : i + 2] and low[i + 1] in r.lists["cue_prepositions"]:
        yield prepositional_cue(r, i, s.first, s.close)
        return
    if low[i] in cues.nouns and i >= s.taken:
        yield noun_cue(r, i, s.first, s.close, s.known)
    if low[i] in cues.verbs or low[i] in cues.particles:
        yield verbal_cue(r, i, s)


def verbal_cue(r: Reading, i: int, s: Progress) -> Attribution | None:
    """Yield the attribution of the reporting verb at `i`; none inside a statement found before, which owns its words."""
    p = predicate(r, i, s.first, s.close, s.known)
    who, way = subject(r, p) if p else (None, Way.BEFORE)
    if s.tag is not None and s.tag[0] == i and who is not None and s.tag[1][0] < who[0] and s.tag[1][1] == who[1]:
        who = s.tag[1]
    if p is None or who is None or (p.verb.form in {"past", "participle"} and passive(r, p.head, i)):
        return None
    if speaks_of(r, who):
        return None
    end = limit(r, p, who, way)
    after = complement(r, p, end)
    if not after.content:
        after = finding(r, p, who, end) or after
    if p.verb.form == "ing" and (not after.content or adjectival(r, p, way)):
        return None
    pieces, act = content(r, Clause(p, who, way, after, s.close))
    if not pieces or i < s.taken:
        return None
    if way.stated:
        s.known.append((i, who))
    s.taken = max(s.taken, pieces[-1][1])
    return Attribution(pieces, (p.head if p.verb.form != "ing" else i, after.stop), who, act, way)


def speaks_of(r: Reading, who: Phrase) -> bool:
    """True for words that somebody denies or makes, with their subject: "…, a charge Lee denies"."""
    tags = r.tags
    for k in range(who[0] + 1, who[1]):
        if tags[k - 1] in COMMON and tags[k] in OWNER:
            word = r.words.lower[k - 1]
            if word in r.cues.nouns or word in r.lists["quoted_nouns"] or word in r.lists["denied"]:
                return True
    return False


def limit(r: Reading, p: Predicate, who: Phrase, way: Way) -> int:
    """Find the end (exclusive) of possible content: for a participle before its main clause, the comma.

    For a relative clause it is the comma before the verb of its main clause: "Lee, who had opposed the plan, said …".
    """
    if way is Way.RELATIVE:
        commas = (k for k in range(p.at + 1, p.end - 1) if r.words.lower[k] == "," and r.inside[k] < 0)
        return next((k for k in commas if r.tags[k + 1] in FINITE), p.end)
    if who[0] <= p.at or way is not Way.CARRIED:
        return main_clause(r, r.lists["opening_subordinators"], p.first, p.at, p.end) or p.end
    return next((k for k in range(p.at, who[0]) if r.words.lower[k] == "," and r.inside[k] < 0), p.end)


def adjectival(r: Reading, p: Predicate, way: Way) -> bool:
    """True for a participle with an object that describes a noun instead: "a crowd praising the ferry"."""
    opened = r.words.lower[p.at - 1] in r.lists["participle_joints"]
    return p.verb.frames.keys() == {"np"} and way is Way.CARRIED and not opened and p.at > p.first + 2


def goes_on(r: Reading, first: int, stop: int) -> bool:
    """Return False: no form of English verbs shows reported speech."""
    return False
