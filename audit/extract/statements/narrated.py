"""Words taken for a statement that are the narrator's: nobody's, an object of saying, an adverbial, a question.

The cases are tried in order on words without quotation marks; the first that applies decides. A language without the lists
of a case has none of it. Quoted words stay, without a source where nobody speaks.
"""

from collections.abc import Callable

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.clauses import main_clause
from audit.lang.reading import Reading

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ADJECTIVE = frozenset({"JJ", "JJR", "JJS"})
CLAUSE = 4
"""Minimum words of a content that may run into a main clause."""
LONGEST = 3
"""Maximum words before the subject of a question: "But does"."""


def without_narration(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """Leave out such pieces, statements without another, and the source of a quotation that nobody spoke."""
    for a in found:
        if a.way in {Way.TURN, Way.LAYOUT, Way.APART} or a.cue is None or a.source is None:
            continue
        quoted = [p for p in a.content if any(r.inside[k] >= 0 for k in range(*p))]
        case = next((c for c in CASES if (len(quoted) < len(a.content) or c is nobody) and c(r, a, a.source, a.cue)), None)
        if case is nobody:
            a.source = a.p = None
        if case is not None:
            a.content = quoted or (after(r, a.cue) if case is adverbial else [])
    return [a for a in found if a.content]


def nobody(r: Reading, a: Attribution, source: Phrase, cue: Phrase) -> bool:
    """True for "Nobody hates the toll", "None of them said", "Neither Lee nor Senn said"; not for "No Labels said"."""
    low, k = r.words.lower, source[0]
    if low[k] in r.lists.get("negative_subjects", ()):
        return True
    negated = low[k] in r.lists.get("negative_determiners", ()) and source[1] - k > 1
    return negated and r.words.form[k + 1][0].islower() and source[1] <= cue[0]


def said_object(r: Reading, a: Attribution, source: Phrase, cue: Phrase) -> bool:
    """True for "Nothing she said changed that", "What Lee said is wrong", not for "What she said is that it is late"."""
    low, objects, first = r.words.lower, r.lists.get("said_objects", frozenset()), a.content[0][0]
    before = source[0] > 0 and low[source[0] - 1] in objects and r.words.sentence[source[0] - 1] == r.words.sentence[source[0]]
    inside = source[1] - source[0] > 1 and not objects.isdisjoint(low[source[0] : source[1] - 1])
    if not (before or inside) or source[1] > cue[0] or first != cue[1] or r.tags[first] not in FINITE:
        return False
    opens = r.lists.get("openers", frozenset())
    return opens.isdisjoint(low[first + 1 : first + 3])


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
    return begins and opens and not goes_on and FINITE.isdisjoint(r.tags[first:stop])


def asked(r: Reading, a: Attribution, source: Phrase, cue: Phrase) -> bool:
    """True for "Does Lee know what that entails?": the narrator asks."""
    first, end = r.bounds[r.words.sentence[cue[0]]]
    opening = r.lists.get("question_openers", frozenset())
    leads = r.lists.get("coordinators", frozenset())
    at = first + (r.words.lower[first] in leads)
    asks = r.words.form[end - 1] == "?" and r.inside[end - 1] < 0
    return asks and r.words.lower[at] in opening and at < source[0] <= at + LONGEST and source[1] <= cue[0]


def owned_by_adjective(r: Reading, a: Attribution, source: Phrase, cue: Phrase) -> bool:
    """True for "A simpler answer is": the adjective of a noun is taken for its owner."""
    copulas, following = r.lists.get("copulas", ()), r.words.lower[cue[1] : cue[1] + 1]
    nominal = source[1] == cue[0] and (r.tags[cue[0]] in {"NN", "NNS"} or (bool(following) and following[0] in copulas))
    return nominal and r.tags[source[1] - 1] in ADJECTIVE and r.words.form[source[1] - 1].islower()


Case = Callable[[Reading, Attribution, Phrase, Phrase], bool]
CASES: tuple[Case, ...] = (nobody, said_object, adverbial, asked, owned_by_adjective)


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
    begin = next((k + 1 for k in reversed(range(begin, a.cue[0])) if low[k] == "," and low[k + 1] in opening), begin)
    comma = main_clause(r, opening, begin, first, stop)  # also behind a time: "On Monday, when he promised [a review], …"
    if comma is not None:
        a.content[-1] = (first, comma)


def before_comma(r: Reading, a: Attribution) -> None:
    """End the source of "according to" at the comma before its content: "according to [a report], the mayor left"."""
    if a.cue is None or a.source is None or r.words.lower[a.cue[0]] not in r.cues.prepositions or a.source[0] < a.cue[1]:
        return
    (first, stop), (begin, end), low = a.source, a.content[0], r.words.lower
    comma = next((k for k in reversed(range(first + 1, stop - 1)) if low[k] == ","), None)
    if comma is not None and begin == stop and low[stop - 1] != ",":
        a.source, a.content[0] = (first, comma), (comma + 1, end)
    elif low[begin] in r.lists.get("apposition_clauses", ()) and low[begin - 1] == ",":
        clause = main_clause(r, r.lists["apposition_clauses"], begin, begin, end)
        a.content[0] = (begin if clause is None else clause + 1, end)  # "according to Lee, who left, [the port shut]"
