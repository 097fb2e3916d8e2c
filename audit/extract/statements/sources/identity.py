"""Classify a voice: its kind, identity and role.

The cases in `NATURES` are tried in order; each has its examples in `examples.yaml` of the language.
"""

import re
from typing import NamedTuple

from audit.extract.statements.sources.offices import office_in
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Voice

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")  # hyphens inside are part of a word: "e-mail"
PLAIN = re.compile(r"[^\W\d_]+")  # a role is one such word
AROUND = 12
"""Code points before the words that grant anonymity in which the reason may start."""


class Nature(NamedTuple):
    """Kind, identity, role and reason of a source row."""

    kind: str
    identity: str
    role: str | None = None
    reason: str | None = None


class Described(NamedTuple):
    """A voice by its fullest mention: in lower case, word by word, the head of the phrase, whether it is a name, the role."""

    voice: Voice
    name: str
    words: list[str]
    head: str
    proper: bool
    role: str | None

    @property
    def identity(self) -> str:
        """Return `named` when a name is in the words."""
        return "named" if self.proper else "described"


def nature(v: Voice, text: str, known: Speakers) -> Nature:
    """Classify a voice by the first case that applies: kind and identity."""
    d = described(v, text, known)
    if v.asks:
        return Nature("media", "named" if v.person is not None or d.proper else "described", d.role)
    found = (case(d, text, known) for case in NATURES)
    return next((n for n in found if n is not None), Nature("unknown", "described"))


def described(v: Voice, text: str, known: Speakers) -> Described:
    """Prepare the words of a voice in the forms used by the cases."""
    shown = v.name or ""
    name = shown.lower().replace("’", "'")
    words = WORD.findall(name)
    proper = any(known.proper(w) for w in shown.split()[1:] or [shown]) and name not in known.lists["organisations"]
    return Described(v, name, words, head_word(words, known), proper, role_of(v, text, known))


def person(d: Described, text: str, known: Speakers) -> Nature | None:
    """A person named in the text."""
    return Nature("person", "named", d.role) if d.voice.person is not None else None


def country(d: Described, text: str, known: Speakers) -> Nature | None:
    """A country speaks by its government."""
    return Nature("government", "named") if d.voice.country else None


def joint(d: Described, text: str, known: Speakers) -> Nature | None:
    """Two countries that speak jointly."""
    return Nature("group", "described") if d.voice.joint else None


def persons(d: Described, text: str, known: Speakers) -> Nature | None:
    """Persons who speak jointly."""
    return Nature("group", "named") if d.voice.persons else None


def body(d: Described, text: str, known: Speakers) -> Nature | None:
    """An international body of the gazetteer."""
    return Nature("organisation", "named") if d.voice.key.startswith("body:") else None


def anonymous(d: Described, text: str, known: Speakers) -> Nature | None:
    """A source whose sentence grants it anonymity."""
    reason = hidden(d.voice, text, known)
    if reason is None:
        return None
    many = bool(d.words) and known.singular(d.words[-1]) is not None
    return Nature("group" if many or not d.words else "person", "granted_anonymity", d.role, reason or None)


def medium(d: Described, text: str, known: Speakers) -> Nature | None:
    """A newspaper, broadcaster or agency."""
    named = d.proper and not known.lists["media"].isdisjoint(d.words)
    return Nature("media", d.identity) if named or d.head in known.lists["media_heads"] else None


def document(d: Described, text: str, known: Speakers) -> Nature | None:
    """A report, a letter, data."""
    return Nature("document", d.identity) if d.head in known.lists["documents"] else None


def group(d: Described, text: str, known: Speakers) -> Nature | None:
    """Voices without a name: "critics", "three lawyers"."""
    roles = not d.proper and known.singular(d.head) in known.lists["roles"]
    one = bool(d.words) and d.words[0] in known.lists.get("singular_articles", ())  # where one word is singular and plural
    return Nature("group", "unnamed_group") if roles or (d.head in known.lists["groups"] and not one) else None


def government(d: Described, text: str, known: Speakers) -> Nature | None:
    """A ministry, an army, a parliament."""
    return Nature("government", d.identity) if d.head in known.lists["government_heads"] else None


def organisation(d: Described, text: str, known: Speakers) -> Nature | None:
    """A company, a party, a court."""
    words = known.lists["organisations"]
    return Nature("organisation", d.identity) if d.head in words or (d.proper and not words.isdisjoint(d.words)) else None


def role(d: Described, text: str, known: Speakers) -> Nature | None:
    """Somebody without a name who has an office or occupation, or is a man or a woman."""
    known_head = d.head in known.lists["roles"] or d.head in known.lists["offices"]
    return Nature("person", "described", d.role) if known_head or known.pattern("human").match(d.name) else None


def other_name(d: Described, text: str, known: Speakers) -> Nature | None:
    """Any other name; with "the", or in capitals, an organisation's."""
    if not d.proper or not d.words or d.name in known.lists["demonstrative_names"]:
        return None
    first, _, rest = d.name.partition(" ")
    collective = (rest and first in known.lists["articles"]) or (d.voice.name or "").isupper()
    return Nature("organisation" if collective else "unknown", "named")


NATURES = (
    person,
    country,
    joint,
    persons,
    body,
    anonymous,
    medium,
    document,
    group,
    government,
    organisation,
    role,
    other_name,
)


def head_word(words: list[str], known: Speakers) -> str:
    """Return the last word before the first preposition or relative pronoun of a description."""
    ends = known.lists["head_ends"]
    stop = next((k for k, w in enumerate(words) if k and w in ends), len(words))
    return words[stop - 1] if words else ""


def role_of(v: Voice, text: str, known: Speakers) -> str | None:
    """Return office or role in the words of the fullest mention, without the name."""
    if v.person is not None and v.person.office:
        return v.person.office
    for start, stop in v.mentions:
        said = text[start:stop].lower()
        found, _ = office_in(said.partition(",")[0], known, end=True)
        found = found or next((w for w in PLAIN.findall(said) if w in known.lists["roles"]), None)
        if found:
            return found
    return None


def hidden(v: Voice, text: str, known: Speakers) -> str | None:
    """Return the reason for anonymity ("" when none is given) if the sentence of a mention grants it, else None."""
    for start, stop in v.mentions:
        a = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
        b = min(x for x in (text.find("\n", stop), text.find(". ", stop), len(text)) if x >= 0)
        around = text[a:b]
        low = around.lower().replace("’", "'")
        granted = [(low.find(phrase), -len(phrase)) for phrase in known.lists["anonymous"] if phrase in low]
        if granted:
            at, length = min(granted)  # the first, and the longest there
            reason = known.pattern("reason").match(around[max(0, at - length - AROUND) :])
            return str(reason.group(1)).strip(' ,”"') if reason else ""
    return None
