"""The person whom a surname means where several have it: the subject named last, else the last to speak."""

from typing import NamedTuple, Protocol

from audit.extract.statements.sources.antecedents import Antecedents
from audit.extract.statements.sources.gender import titled
from audit.extract.statements.sources.people import Person, same_surname
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Mention, Voice
from audit.lang.tokens import number

JUST = 300
"""Maximum code points from a person named in full to a surname that refers to that person."""
SHARED = 0.6
"""Probability of the last to speak where another of the same surname was named since, but not as a subject."""
PAIR = 2
"""Words of a first name and a surname."""


class Chosen(NamedTuple):
    """A person, and the probability that a surname means that person."""

    person: Person
    p: float = 1.0


class Sharing(Protocol):
    """What choosing a person by surname needs of the voices of a text."""

    text: str
    known: Speakers
    antecedents: Antecedents
    voices: dict[str, Voice]
    spoken: list[str]

    def key(self, person: Person) -> str:
        """Return the key of a person's voice."""


def of_surname(r: Sharing, m: Mention, name: str, known: list[Person]) -> Chosen | None:
    """Find the person with a surname in its basic form."""
    words = [w for w in name.split() if w.lower() not in r.known.names.particles]
    if len(words) > 1 and not r.known.lists["head_ends"].intersection(words):
        while len(words) > 1 and words[0].islower():  # "a visibly moved Lee"
            words.pop(0)
        name = " ".join(words)
    if not words or len(words) > PAIR or not (words[-1][:1].isupper() or r.known.names.is_small(words[-1])):
        return None
    fits = [p for p in known if same_surname(p, name, words[-1]) or (p.name.split()[0] == name and not name.isupper())]
    fits = [p for p in fits if not another(p, words, r.known)]
    fits = of_title(m, fits or [p for p in known if name in p.inner], r.known)
    return (last_meant(r, m, fits) if len(fits) > 1 else Chosen(fits[0])) if fits else None


def another(person: Person, words: list[str], known: Speakers) -> bool:
    """True for a first name before the surname that is not this person's: "Banesa Lee" is not Anura Lee.

    A word of a role or a nation before it is no first name: "Democrat Lee", "Texan Lee".
    """
    if len(words) < PAIR or known.nouns_have_capitals or person.surname == " ".join(words):
        return False
    first = words[0]
    named = first.istitle() and first.isalpha() and first.lower() not in known.places.adjectives
    return named and number(first.lower()) not in known.usual and first not in person.name.split()


def last_meant(r: Sharing, m: Mention, fits: list[Person]) -> Chosen:
    """Choose among persons of one surname: the subject named last, if nearer than the last to speak, else that one.

    A person named since, but not as a subject, makes the last to speak uncertain: "He mourned his son, Beau Lee. Lee said".
    """
    stop, keys = m.start + len(m.words), {r.key(p): p for p in fits}
    spoke = next((k for k in reversed(r.spoken) if k in keys), None)
    latest = max(fits, key=lambda p: last_named(r.text, p, stop))
    subject, at = r.antecedents.leading(fits, m.start) or (latest, -1)
    if at >= m.start - JUST or (spoke is not None and at > r.voices[spoke].mentions[-1][1]):
        return Chosen(subject)
    if spoke is None:
        return Chosen(latest)
    shared = keys[spoke] is not latest and last_named(r.text, latest, stop) >= m.start - JUST
    return Chosen(keys[spoke], SHARED if shared else 1.0)


def of_title(m: Mention, fits: list[Person], known: Speakers) -> list[Person]:
    """Keep the persons whose gender fits the title of a mention: "Mrs Pike" is not Alan Pike."""
    title = titled(m.low, known) if len(fits) > 1 else None
    return [p for p in fits if title is not None and (p.gender.weight(title) or 0) > 0] or fits


def last_named(text: str, person: Person, stop: int) -> int:
    """Find where the text last names a person in full before an offset; -1 where it does not."""
    return max(text.rfind(form, 0, stop) for form in person.forms)
