"""What rules and tagger hand over: one attribution, in places of words."""

from collections.abc import Container
from dataclasses import dataclass, field

Phrase = tuple[int, int]
"""First word and one past the last."""


@dataclass(slots=True)
class Attribution:
    """Words attributed to somebody: pieces of content, cue and source as ranges of words.

    `way` says how it was found; `p` is the probability that the source is right, when a model gave one.
    """

    content: list[Phrase]
    cue: Phrase | None
    source: Phrase | None
    act: str = "speech"
    way: str = ""
    p: float | None = None
    score: float = 0.0
    also: list[Phrase] = field(default_factory=list)

    def size(self) -> int:
        """Words of content."""
        return sum(b - a for a, b in self.content)

    def words(self) -> set[int]:
        """Places of the words of content."""
        return {k for a, b in self.content for k in range(a, b)}


def free(pieces: list[Phrase], taken: Container[int]) -> list[Phrase]:
    """Pieces less the words that are taken.

    >>> free([(0, 5)], {2})
    [(0, 2), (3, 5)]
    """
    out: list[Phrase] = []
    for first, stop in pieces:
        start = first
        for k in range(first, stop + 1):
            if k == stop or k in taken:
                if start < k:
                    out.append((start, k))
                start = k + 1
    return out
