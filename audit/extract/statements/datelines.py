"""Datelines at the start of a line: they are no content, and no agency in one speaks.

"PORT AMBER, March 3 (Coastwire) —" ends with a dash, "Norport. Die Brücke …" with a point.
"""

from bisect import bisect_left
from collections.abc import Iterator

from audit.lang.attribution import Attribution, Phrase
from audit.lang.reading import Reading
from audit.rows import Claim, Rows

DASHES = frozenset({"—", "–", "--", "-", "―"})
LONGEST = 16
"""Maximum words of a dateline."""
WIDEST = 3
"""Maximum words in capitals of a place: "WEST PALM BEACH"."""
SHORTEST = 3
"""Minimum letters of a place in capitals; fewer are initials."""


def without_datelines(r: Reading, found: list[Attribution], rows: Rows) -> list[Attribution]:
    """Cut datelines from contents, and drop sources inside them."""
    for first, stop in datelines(r, rows):
        for a in found:
            a.content = [
                (stop if first <= begin < stop else begin, end) for begin, end in a.content if not first <= end - 1 < stop
            ]
            if a.source is not None and first <= a.source[0] < stop:
                a.source = (stop, a.source[1]) if a.source[1] > stop else None
    return [a for a in found if a.content]


def datelines(r: Reading, rows: Rows) -> Iterator[Phrase]:
    """Yield the words of each dateline with its dash: one that a claim gives, a place in capitals, a name in brackets."""
    yield from pointed(r)
    low, line = r.words.lower, r.words.line
    if DASHES.isdisjoint(low):
        return
    claimed = {bisect_left(r.words.start, c.start) for c in rows.of(Claim) if c.field == "dateline" and c.start is not None}
    starts = [k for k in range(len(line)) if not k or line[k] != line[k - 1]]
    for first in starts:
        dash = next((k for k in range(first + 1, min(first + LONGEST, len(line))) if low[k] in DASHES), None)
        if (
            dash is not None
            and line[dash] == line[first]
            and ((first in claimed and not words_alone(r, first, dash)) or dated(r, first, dash))
        ):
            yield first, dash + 1


def pointed(r: Reading) -> Iterator[Phrase]:
    """Yield a place with a point that is the first sentence of the first line of several, where tags tell names from nouns."""
    if not r.cues.capitals:
        return
    line = r.words.line
    first, end = next(((a, b) for a, b in r.bounds if b < len(line) and line[b] == line[a]), (0, 0))
    place = range(first, end - 1)
    named = 0 < len(place) <= WIDEST and all(r.tags[k] == "NNP" and r.inside[k] < 0 for k in place)
    if named and r.words.form[end - 1] == ".":
        yield first, end


def dated(r: Reading, first: int, dash: int) -> bool:
    """True for a place in capitals, days, agencies and commas before a dash, outside quotation marks."""
    forms, low = r.words.form, r.words.lower
    capitals = next((k for k in range(first, dash) if not forms[k].isupper()), dash)
    place = capitals > first and len(forms[first]) >= SHORTEST and capitals - first <= WIDEST
    verbal = not r.lists["auxiliaries"].isdisjoint(low[first:dash])
    if not (place or (forms[first] == "(" and forms[dash - 1] == ")")) or verbal or r.inside[first] >= 0:
        return False
    return all(is_dateline_word(form) for form in forms[first + 1 : dash])


def words_alone(r: Reading, first: int, dash: int) -> bool:
    """True for words without a mark or number, which may be the subject: "Ada Quill — a trained surgeon — said"."""
    return all(form.isalpha() for form in r.words.form[first:dash])


def is_dateline_word(form: str) -> bool:
    """True for a word of a dateline: capitalised, a number, or a mark."""
    return form[:1].isupper() or form[:1].isdigit() or form in {",", "(", ")", ".", "/"}
