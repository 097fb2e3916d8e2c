"""One voice of an article, the words that mention it, and what resolving them gives."""

from dataclasses import dataclass, field
from typing import NamedTuple

from audit.extract.statements.sources.people import Person


@dataclass(slots=True)
class Voice:
    """One voice: key, fullest name, the person if it is one, its mentions, and countries or persons of a joint voice.

    `several` is True for a joint voice not all of whose parts need be persons, `asks` for the interviewer.
    """

    key: str
    name: str | None
    person: Person | None = None
    country: str | None = None
    joint: tuple[str, ...] = ()
    persons: tuple[Person, ...] = ()
    several: bool = False
    mentions: list[tuple[int, int]] = field(default_factory=list)
    female: bool | None = None
    asks: bool = False


class Mention(NamedTuple):
    """Words that name a source: as written, in lower case, without article and possessive ending, and their start."""

    words: str
    low: str
    bare: str
    start: int


class Resolved(NamedTuple):
    """The voice found by a case, None where the words leave it open, and the probability that they refer to it."""

    voice: Voice | None
    p: float = 1.0
