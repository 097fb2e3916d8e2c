"""A voice that only a description names, when it is named again: "The person" after "A person close to the talks"."""

from typing import Protocol

from audit.extract.statements.sources.description_head import head_place
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Mention, Resolved, Voice

PAIR = 2
"""Words of an article and a noun."""


class Heard(Protocol):
    """What is known of the voices heard so far."""

    known: Speakers
    voices: dict[str, Voice]
    spoken: list[str]


def again(r: Heard, m: Mention) -> Resolved | None:
    """By "the person": the only voice heard so far that was described with this noun and without "the"."""
    if m.low.count(" ") != 1:
        return None
    found = [v for key in dict.fromkeys(r.spoken) if (v := heard_as(r, m, key)) is not None]
    return Resolved(found[0]) if len(found) == 1 else None


def just_described(r: Heard, m: Mention) -> Resolved | None:
    """The same by the voice that spoke last, whoever has that office: "A clerk of the bank said …. The clerk said …"."""
    found = heard_as(r, m, r.spoken[-1]) if r.spoken else None
    return Resolved(found) if found is not None else None


def heard_as(r: Heard, m: Mention, key: str) -> Voice | None:
    """Return the voice of this key if it was described with the noun of a mention of two words, "the person"."""
    words, v = m.low.split(), r.voices[key]
    repeats = len(words) == PAIR and words[0] in r.known.lists["articles"] and key.startswith("words:") and v.name
    return v if repeats and introduces((v.name or "").lower().split(), words[1], r.known) else None


def introduces(words: list[str], noun: str, known: Speakers) -> bool:
    """True for a description of some length with this noun as its head that introduces somebody: "a person", "two people".

    >>> from audit.lang.pack import Packs
    >>> known = Speakers.load(Packs.load().nearest("en"))
    >>> [introduces(words.split(), "person", known) for words in ("a person close to the talks", "the person in charge")]
    [True, False]
    """
    numbers = known.lists.get("indefinite", frozenset()) | known.lists.get("numbers", frozenset())
    if len(words) < PAIR or words[0] not in numbers:
        return False
    at = head_place(words, known)
    return at is not None and words[at] == noun
