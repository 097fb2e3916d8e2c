"""Words of a noun phrase that the tagger leaves outside a content at its start, or alone inside it at its end."""

from audit.lang.reading import Reading

DANGLING = frozenset({"DT", "PRP$", "IN", "TO"})
"""Tags of words that need another of their phrase."""
LEAST = 2
"""Minimum words of a content that stay."""


def from_determiner(r: Reading, first: int, stop: int, taken: set[int]) -> int:
    """Start a content at the article or owner before its first word: "[the] nascent industry"."""
    before = first - 1
    same = (
        before >= 0
        and stop - first > LEAST
        and r.words.sentence[before] == r.words.sentence[first]
        and r.inside[before] == r.inside[first]
    )
    alone = same and before not in taken and r.inside[before] < 0
    return before if alone and r.tags[before] in {"DT", "PRP$"} else first


def undangling(r: Reading, first: int, stop: int) -> int:
    """Leave out determiners and prepositions at the end of a content that cannot be completed: "his secretary [of]"."""
    end = stop
    while end - first > LEAST and r.tags[end - 1] in DANGLING:
        end -= 1
    return end
