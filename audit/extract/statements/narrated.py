"""Words taken for a statement that are the narrator's: an object of saying, an adverbial, a question, the main clause behind.

The cases are tried in order on words without quotation marks; the first that applies decides. A language without the lists
of a case has none of it. Quoted words stay.
"""

from collections.abc import Callable

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.clauses import main_clause
from audit.lang.reading import Reading

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = FINITE | {"VBN"}
NEGATED = 0.5
"""Maximum probability of a source that is nobody."""
PHRASE = 10
"""Maximum words of an adverbial."""
CLAUSE = 4
"""Minimum words of a content that may run into a main clause."""
LONGEST = 3
"""Maximum words before the subject of a question: "But does"."""


def without_narration(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """Leave out such pieces, and statements without another."""
    for a in found:
        if a.way in {Way.TURN, Way.LAYOUT, Way.APART} or a.cue is None or a.source is None:
            continue
        quoted = [p for p in a.content if any(r.inside[k] >= 0 for k in range(*p))]
        case = next((c for c in CASES if c(r, a, a.source, a.cue)), None) if len(quoted) < len(a.content) else None
        if case is not None:
            a.content = quoted or (after(r, a.cue) if case is adverbial else [])
    return [a for a in found if a.content]


def doubt_nobody(r: Reading, found: list[Attribution]) -> None:
    """Lower the probability of a source that says that nobody speaks: no view then names it."""
    for a in found:
        if a.source is not None and a.cue is not None and a.p is not None and nobody(r, a.source, a.cue):
            a.p = min(a.p, NEGATED)


def nobody(r: Reading, source: Phrase, cue: Phrase) -> bool:
    """True for "Nobody hates the toll", "None of them said", "Neither Lee nor Senn said"; not for "No Labels said"."""
    low, k = r.words.lower, source[0]
    if low[k] in r.lists.get("negative_subjects", ()):
        return True
    if k and source[1] - k == 1 and low[k] in r.lists.get("counting_one", ()) and low[k - 1] in r.lists["negative_determiners"]:
        return True  # "no one knows"
    negated = low[k] in r.lists.get("negative_determiners", ()) and source[1] - k > 1
    return negated and r.words.form[k + 1][0].islower() and source[1] <= cue[0]


def said_object(r: Reading, a: Attribution, source: Phrase, cue: Phrase) -> bool:
    """True for "Nothing she said changed that", "What Lee said is wrong", not for "What she said is that it is late"."""
    low, objects, first = r.words.lower, r.lists.get("said_objects", frozenset()), a.content[0][0]
    before = source[0] > 0 and low[source[0] - 1] in objects and r.words.sentence[source[0] - 1] == r.words.sentence[source[0]]
    inside = source[1] - source[0] > 1 and not objects.isdisjoint(low[source[0] : source[1] - 1])
    if not (before or inside) or source[1] > cue[0] or first != cue[1] or r.tags[first] not in VERBAL:
        return False
    k = source[0] - 1 if before else source[0]
    begins = not k or r.words.sentence[k - 1] != r.words.sentence[k]
    relative = low[k] in r.lists["said_relatives"] and not begins  # "fielding what it said was a better ship"
    told = low[first] in r.lists["copulas"] and not r.lists["openers"].isdisjoint(low[first + 1 : first + 3])
    return not relative and not told


def adverbial(r: Reading, a: Attribution, source: Phrase, cue: Phrase) -> bool:
    """True for "After the vote, Lee said no": the only piece, without a verb, before subject and verb."""
    first, stop = a.content[0]
    if len(a.content) > 1 or not stop <= source[0] <= stop + 1 or source[1] > cue[0] or r.words.lower[stop] != ",":
        return False
    begins = not first or r.words.sentence[first - 1] != r.words.sentence[first]
    opening = r.lists.get("adverbial_openers", ())
    opens = r.words.lower[first] in opening and (
        r.tags[first] == "IN" or any(tag == "IN" for tag in r.tags[first + 1 : first + 3])
    )
    goes_on = cue[1] < len(r.tags) and r.words.lower[cue[1]] == ","  # "In May, Lee said, sales fell"
    bare = VERBAL.isdisjoint(r.tags[first:stop]) and "," not in r.words.lower[first:stop] and stop - first <= PHRASE
    return begins and opens and bare and not goes_on and r.words.lower[first + 1] not in r.lists["bounding"]


def narrator_asks(r: Reading, a: Attribution, source: Phrase, cue: Phrase) -> bool:
    """True for "Does Lee know what that entails?": the narrator asks."""
    first, end = r.bounds[r.words.sentence[cue[0]]]
    opening = r.lists.get("question_openers", frozenset())
    leads = r.lists.get("coordinators", frozenset())
    at = first + (r.words.lower[first] in leads)
    asks = r.words.form[end - 1] == "?" and r.inside[end - 1] < 0
    return asks and r.words.lower[at] in opening and at < source[0] <= at + LONGEST and source[1] <= cue[0]


Case = Callable[[Reading, Attribution, Phrase, Phrase], bool]
CASES: tuple[Case, ...] = (said_object, adverbial, narrator_asks)


def after(r: Reading, cue: Phrase) -> list[Phrase]:
    """Return the reply just after a verb as content: "Lee said [no]"."""
    k = cue[1]
    return [(k, k + 1)] if k < len(r.tags) and r.words.lower[k] in r.lists.get("replies", ()) and r.inside[k] < 0 else []


def before_main_clause(r: Reading, a: Attribution) -> None:
    """End a content in a subordinate clause before the main one: "As he promised [a review], two people said no"."""
    first, stop = a.content[-1]
    if a.cue is None or a.cue[1] > first or stop - first < CLAUSE or r.words.sentence[a.cue[0]] != r.words.sentence[stop - 1]:
        return
    begin = next(b for b, end in r.bounds[r.words.sentence[first] :] if b <= first < end)
    low, opening = r.words.lower, r.lists.get("opening_subordinators", frozenset())
    inner = opening - r.lists.get("parenthetic", frozenset())  # not "The plan, as she wrote, failed"
    begin = next((k + 1 for k in reversed(range(begin, a.cue[0])) if low[k] == "," and low[k + 1] in inner), begin)
    comma = main_clause(r, opening, begin, first, stop)  # also behind a time: "On Monday, when he promised [a review], …"
    if comma is not None:
        a.content[-1] = (first, comma)


def before_comma(r: Reading, a: Attribution) -> None:
    """Start what "according to" covers at its own clause or quotation: "according to [a report], the mayor left"."""
    if a.cue is None or a.source is None or r.words.lower[a.cue[0]] not in r.cues.prepositions or a.source[0] < a.cue[1]:
        return
    (first, stop), (begin, end), low = a.source, a.content[0], r.words.lower
    told = low[begin - 1] == "," and low[begin] in r.lists.get("apposition_clauses", ())  # "Lee, who left, [the port shut]"
    if not told and (begin != stop or "," not in low[first : stop - 1]):
        return
    for k in range(first + 1, end - 1):
        if low[k] == "," and (r.inside[k + 1] >= 0 or is_clause(r, k + 1, end)):
            a.content[0], a.source = (k + 1, end), (first, min(stop, k))
            return


def is_clause(r: Reading, first: int, end: int) -> bool:
    """True when a subject and a finite verb begin at a word."""
    subject = r.grammar.phrase_after(r, first, end)
    if subject is None or subject[0] != first:
        return False
    verb = next((k for k in range(subject[1], end) if r.tags[k] != "RB"), end)
    return verb < end and r.tags[verb] in FINITE
