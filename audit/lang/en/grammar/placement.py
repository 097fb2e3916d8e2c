"""Placement of a verb's content: after it, before it, or around verb and subject.

The cases are tried in order; the first that applies decides. Each has its examples in `examples.yaml`.
"""

from typing import NamedTuple

from audit.lang.attribution import Phrase, Way
from audit.lang.en.grammar.complement import Complement
from audit.lang.en.grammar.verb_group import FINITE, Predicate
from audit.lang.reading import Reading

LEAST = 2
"""Minimum words of unquoted content before its cue."""
ADVERBIAL = frozenset({"IN", "RB", "TO", "CC", "WRB"})
"""Tags of the first of two words that only place a sentence: "In May, Lee said"."""
LEAD = 12
"""Maximum unquoted words at the start of a sentence whose quotation runs up to the cue."""


class Clause(NamedTuple):
    """A verb with its subject and what follows; `close` is the end of the sentence (exclusive) without its stop."""

    predicate: Predicate
    who: Phrase
    way: Way
    after: Complement
    close: int


class Content(NamedTuple):
    """Ranges of words, and the act of the verb that attributes them."""

    pieces: list[Phrase]
    act: str


def content(r: Reading, c: Clause) -> Content:
    """Find the content of a clause by the first case that applies."""
    found = (case(r, c) for case in PLACEMENTS)
    return next((x for x in found if x is not None), Content(c.after.content, c.after.act))


def first_act(c: Clause) -> str:
    """Return the act of the verb's first frame."""
    return next(iter(c.predicate.verb.frames.values()))


def enclosed(r: Reading, c: Clause) -> bool:
    """True when commas enclose subject and cue."""
    low, stop, start = r.words.lower, c.after.stop, opened_at(r, c)
    return start > c.predicate.first and low[start - 1] == "," and low[stop : stop + 1] == [","]


def opened_at(r: Reading, c: Clause) -> int:
    """Find the first word of an enclosed clause: its subject, or the conjunction of "as she said"."""
    start = c.who[0]
    return start - (start > c.predicate.first and r.words.lower[start - 1] in r.lists["parenthetic"])


def interrupted(r: Reading, c: Clause) -> Content | None:
    """By "The plan, she said, will fail", "The plan, as she wrote, failed": on both sides of the cue."""
    start, stop = opened_at(r, c), c.after.stop
    if not enclosed(r, c) or start <= c.predicate.first + 1 or r.inside[start - 2] >= 0 or stop + 2 >= c.close:
        return None
    return Content([(c.predicate.first, start - 1), (stop + 1, c.close)], first_act(c))


def interrupted_by_inversion(r: Reading, c: Clause) -> Content | None:
    """By "The trouble, said the minister, is that …": on both sides, where the verb of the clause follows."""
    start, stop = c.predicate.head, c.who[1]
    if c.way is not Way.AFTER or stop + 2 >= c.close or r.words.lower[stop] != "," or r.words.lower[start - 1] != ",":
        return None
    first = c.predicate.first
    goes_on = r.tags[stop + 1] in FINITE or r.tags[start - 2] in FINITE  # "It was, says Lee, a joke"
    if start <= first + 1 or r.inside[start - 2] >= 0 or not goes_on or r.inside[stop + 1] >= 0:
        return None
    return Content([(first, start - 1), (stop + 1, c.close)], first_act(c))


def around_inversion(r: Reading, c: Clause) -> Content | None:
    """By "Not so, argues the minister: the letter is forged": on both sides."""
    start = c.who[1]
    if c.way is not Way.AFTER or start + 1 >= c.close or r.words.lower[start] != ":" or r.inside[start] >= 0:
        return None
    return Content([*before(r, c.predicate.head, c.predicate.first), (start + 1, c.close)], "speech")


def before_inversion(r: Reading, c: Clause) -> Content | None:
    """By "“…,” said the minister"."""
    return Content(before(r, c.predicate.head, c.predicate.first), "speech") if c.way is Way.AFTER else None


def before_subject(r: Reading, c: Clause) -> Content | None:
    """By "“…,” the minister said on Monday": no content can follow the cue."""
    if c.after.content and c.after.content[0][1] > c.after.content[0][0]:
        return None
    ended = ends_clause(r, c.after.stop, c.close)
    return Content(before(r, c.who[0], c.predicate.first) if ended else [], first_act(c))


def around(r: Reading, c: Clause) -> Content | None:
    """By "“…,” she said, “…”": before the subject and after the cue."""
    if not enclosed(r, c):
        return None
    return Content([*before(r, c.who[0], c.predicate.first), *c.after.content], c.after.act)


PLACEMENTS = (interrupted, interrupted_by_inversion, around_inversion, before_inversion, before_subject, around)


def ends_clause(r: Reading, stop: int, end: int) -> bool:
    """True when content may precede the verb: only time, place, hearer or a stop follow it."""
    low = r.words.lower
    if stop >= end or low[stop] in {",", "."}:
        return True
    return low[stop] in r.lists["after_verbs"] or low[stop] in r.lists["hearers"] or r.tags[stop] in {"NNP", "DT"}


def before(r: Reading, head: int, first: int) -> list[Phrase]:
    """Find content that ends where a cue or its subject begins: a quotation, or the clause before the comma."""
    comma = head > first and r.words.lower[head - 1] == ","
    dash = head - 1 > first and r.tags[head - 1] == ":" and r.inside[head - 2] >= 0
    last = head - (comma or dash)
    if last <= first:
        return []
    if r.inside[last - 1] >= 0:
        return [quoted_before(r, last, first, comma=comma)]
    few = last - first == LEAST and r.tags[first] in ADVERBIAL
    return [(first, last)] if comma and last - first >= LEAST and not few else []


def quoted_before(r: Reading, last: int, first: int, *, comma: bool) -> Phrase:
    """Find the quotation that ends at `last`, with the few words before it that belong to the same clause."""
    start = last - 1
    while start > first and r.inside[start - 1] >= 0:
        start -= 1
    lead = [k for k in range(first, start) if r.tags[k] not in {",", "CC"}]
    whole = comma and 0 < len(lead) <= LEAD and not any(r.verb(k) for k in lead)
    return (first if whole else start, last)
