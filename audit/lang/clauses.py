"""Where the main clause of a sentence begins that opens with a subordinate one."""

from audit.lang.reading import Reading

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECT = frozenset({"PRP", "DT", "NNP", "NNPS", "NNS", "NN", "PRP$", "JJ", "EX", "CD"})
"""Tags of the first word of a subject."""
LONGEST = 14
"""Maximum words of a main clause up to its verb."""


def main_clause(r: Reading, opening: frozenset[str], first: int, at: int, end: int) -> int | None:
    """Find the comma before the main clause: "As the mayor promised a review, two people said no"; None without one.

    `opening` are words that open a subordinate clause, `first` is the first word of the sentence, `at` a word of that clause.
    """
    low = r.words.lower
    if low[first] not in opening or r.inside[first] >= 0:
        return None
    for k in range(first + 2, end - 2):
        if low[k] == "," and r.inside[k] < 0 and r.tags[k + 1] in SUBJECT and r.inside[k + 1] < 0:
            subject = r.grammar.phrase_after(r, k + 1, min(end, k + LONGEST))
            stop = subject[1] if subject is not None else k + 2
            if stop < end and (r.tags[stop] in FINITE or r.grammar.reports(r, stop)):
                return k if k > at else None  # a later comma is inside the main clause
    return None


def before_subordinator(r: Reading, first: int, stop: int) -> int:
    """End a content before the word that opens a clause of another statement: "misquoted him [as he told them that …]"."""
    opening, even = r.lists.get("opening_subordinators", frozenset()), r.lists.get("even", frozenset())
    end = stop
    while end > first + 1 and (r.words.lower[end - 1] in opening or (end < stop and r.words.lower[end - 1] in even)):
        end -= 1
    return end
