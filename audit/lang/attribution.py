"""One attribution as word indices, and how it was found: the interface of grammars, tagger and statements."""

from collections.abc import Container
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

Phrase = tuple[int, int]
"""First word, and one past the last."""


class Way(Enum):
    """How a rule found an attribution, with its properties for later steps.

    `column` is its index among the features of certainty (None: not a feature), `role` its number among the features of the
    tagger. `trusted`: the attribution is added where the model has none. `carries`: a second verb takes the subject of the
    first. `stated`: the subject is explicit, and later verbs of the sentence may take it. `nests`: precise with little
    context, so it is also searched inside statements. The trained models depend on both numbers.
    """

    #            label        column role trusted carries stated nests
    BEFORE = "before", 0, 3, True, False, True, True
    APPOSITION = "apposition", 1, 3, True, False, True, True
    AFTER = "after", 2, 4, True, False, True, True
    CARRIED = "carried", 3, 5, True, True, False, False
    SHARED = "shared", 4, 3, True, True, True, False
    ACCORDING = "according", 5, 6, True, False, False, True
    NOUN = "noun", 6, 7, True, False, False, True
    RELATIVE = "relative", 7, 8, False, False, False, False
    LAYOUT = "layout", 8, 10, True, False, False, False
    QUOTATION = "quotation", None, 9, False, False, False, False
    APART = "apart", None, 9, False, False, False, False
    TURN = "turn", None, 9, False, False, False, False
    MOOD = "mood", None, 9, False, False, False, False

    def __init__(
        self, label: str, column: int | None, role: int, trusted: bool, carries: bool, stated: bool, nests: bool
    ) -> None:
        self.label, self.column, self.role = label, column, role
        self.trusted, self.carries, self.stated, self.nests = trusted, carries, stated, nests


COLUMNS = sum(way.column is not None for way in Way)
"""Number of ways that are features of certainty."""


class Speaker(NamedTuple):
    """The speaker of a turn: the name in the text, None where nobody is named, the office beside it, and whether they ask."""

    name: str | None
    office: str | None
    asks: bool


@dataclass(slots=True)
class Attribution:
    """Words attributed to somebody: pieces of content, cue and source as ranges of word indices.

    `way` is the way of the rule that found it, None for the model alone; `model` is True when the model found it. `p` is the
    probability that the source is right, if a model estimated it, `stated` that the words are a statement, `agreed` that
    annotators mark them with this source, or without one; `score` is the highest probability with which the model linked
    content to the cue, `rival` that of the cue's second likeliest source; `also` holds sources that rules name for the same
    words; `acts` is True when a rule found the source as the agent of a passive, or as a thing that bears the words; `speaker`
    is that of a turn of an interview, which layout names; `voice` are the words of the source that name its voice, where they
    are not all: "der Polizei" of "Angaben der Polizei".
    """

    content: list[Phrase]
    cue: Phrase | None
    source: Phrase | None
    act: str = "speech"
    way: Way | None = None
    model: bool = False
    p: float | None = None
    score: float = 0.0
    rival: float = 0.0
    also: list[Phrase] = field(default_factory=list)
    acts: bool = False
    stated: float = 1.0
    agreed: float = 1.0
    speaker: Speaker | None = None
    voice: Phrase | None = None

    def size(self) -> int:
        """Number of words of content."""
        return sum(b - a for a, b in self.content)

    def words(self) -> set[int]:
        """Indices of the words of content."""
        return {k for a, b in self.content for k in range(a, b)}


def free(pieces: list[Phrase], taken: Container[int]) -> list[Phrase]:
    """Remove taken words from pieces.

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


def merged(pieces: list[Phrase]) -> list[Phrase]:
    """Sort pieces and merge those that touch.

    >>> merged([(3, 5), (0, 2), (2, 3), (7, 8)])
    [(0, 5), (7, 8)]
    """
    out: list[Phrase] = []
    for a, b in sorted(pieces):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
