"""Ends of contents that the tagger leaves inside a phrase: cut back to the clause, or on to the end of the phrase."""

from audit.lang.attribution import Attribution
from audit.lang.reading import Reading

OPEN = frozenset({"DT", "PRP$", "IN", "TO", "MD"})
"""Tags after which a content cannot end."""
BOUNDARY = frozenset({",", ".", ":", "CC", '"', "(", ")"})
"""Tags that end the phrase to which such a word belongs."""
LONGEST = 25
"""Maximum words by which a content grows."""


def tidy(r: Reading, a: Attribution, taken: set[int]) -> None:
    """Correct the end of each piece of an attribution of the model; `taken` are words of others."""
    for n, (first, stop) in enumerate(a.content):
        end = before_source(r, a, first, stop)
        if r.inside[end - 1] < 0 and end < len(r.tags) and r.words.sentence[end] == r.words.sentence[end - 1]:
            end = ended(r, first, end, taken)
        a.content[n] = (first, end)


def before_source(r: Reading, a: Attribution, first: int, stop: int) -> int:
    """End a content before ", according to", unless this is the cue."""
    low = r.words.lower
    for k in range(first + 2, stop - 1):
        other = low[k] in r.cues.prepositions and low[k + 1] in r.lists["cue_prepositions"] and low[k - 1] == ","
        if other and r.inside[k] < 0 and not (a.cue and a.cue[0] <= k < a.cue[1]):
            return k - 1
    return stop


def ended(r: Reading, first: int, stop: int, taken: set[int]) -> int:
    """Leave out a conjunction, or a phrase that only begins after a comma; else complete the phrase."""
    end = stop
    while end > first + 1 and r.tags[end - 1] in {"CC", ",", ":"}:
        end -= 1
    if end < stop or not dangles(r, end - 1):
        return end
    if end - 2 > first and r.tags[end - 2] == ",":
        return end - 2
    last = r.words.sentence[end - 1]
    while end < len(r.tags) and end - stop < LONGEST and r.words.sentence[end] == last and r.tags[end] not in BOUNDARY:
        if end in taken or r.inside[end] >= 0:
            return stop
        end += 1
    return end


def dangles(r: Reading, k: int) -> bool:
    """True for a determiner, a preposition or a title: another word of its phrase follows."""
    return (r.tags[k] in OPEN and r.tags[k + 1] not in BOUNDARY) or (r.tags[k] == "NNP" and r.words.form[k].endswith("."))
