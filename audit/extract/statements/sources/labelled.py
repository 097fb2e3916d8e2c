"""The voice of a speaker whom layout names: a label of a transcript, or the person of an interview."""

from audit.extract.statements.sources.coreference import Voices
from audit.extract.statements.sources.gender import Gender
from audit.extract.statements.sources.offices import office_in
from audit.extract.statements.sources.people import Person
from audit.extract.statements.sources.voice_records import Voice
from audit.lang.attribution import Attribution
from audit.lang.tokens import Tokens

UNKNOWN = Gender(None, None)
UNNAMED = "interviewer"
"""Key of an interviewer whom the text does not name."""


def labelled(voices: Voices, a: Attribution, w: Tokens) -> Voice | None:
    """Resolve the voice of a turn; None where nobody is named and nobody asks."""
    speaker = a.speaker
    if speaker is None or (speaker.name is None and not speaker.asks):
        return None
    span = w.span(*a.source) if a.source else None
    start = span.start if span else w.start[a.content[0][0]]
    voice = voices.voice(UNNAMED, None) if speaker.name is None else named_voice(voices, speaker.name, speaker.office, start)
    voice.asks = voice.asks or speaker.asks
    voice.mentions.append((span.start, span.stop) if span else (start, start))
    voices.spoken.append(voice.key)
    return voice


def named_voice(voices: Voices, name: str, office: str | None, start: int) -> Voice:
    """Return the voice of a name: of the person with it, of a new person, or of a label that names nobody."""
    known = voices.known
    person = next((p for p in voices.people if name in p.forms), None)
    if person is None and is_person(name, office, voices):
        held, country = office_in(office, known, end=False) if office else (None, None)
        person = Person(name=name, surname=known.surname(name), start=start, office=held, country=country, gender=UNKNOWN)
        voices.know(person)
    return voices.of_person(person) if person is not None else voices.voice("words:" + name.lower(), name)


def is_person(name: str, office: str | None, voices: Voices) -> bool:
    """True for a label of several words without a number, in capitals or with an office, unless it names a body or a medium."""
    words = name.lower().split()
    lists = voices.known.lists
    if any(c.isdigit() for c in name) or any(w in lists["organisations"] or w in lists["media"] for w in words):
        return False
    role = words[-1] in lists["roles"] or words[-1] in lists["offices"] or words[-1] in lists["groups"]
    return not role and (len(words) > 1 or name.isupper() or office is not None)
