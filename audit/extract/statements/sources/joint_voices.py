"""Voices of several who speak as one: "Ann Lee and Jo Senn", "Ann Lee and her partner, Bo Tarn", "Ann Lee and the council"."""

from typing import Protocol

from audit.extract.statements.sources.name_runs import SEATED
from audit.extract.statements.sources.name_start import bare_name
from audit.extract.statements.sources.people import Person
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Mention, Resolved, Voice


class JointRegistry(Protocol):
    """What resolving a joint voice needs of the voices of a text."""

    known: Speakers
    people: list[Person]

    def voice(self, key: str, name: str | None) -> Voice:
        """Return the voice of a key."""

    def key(self, person: Person) -> str:
        """Return the key of a person's voice."""

    def of_person(self, person: Person) -> Voice:
        """Return the voice of a person."""

    def mention_of(self, words: str, start: int) -> Mention:
        """Prepare words that start at an offset."""

    def find(self, m: Mention) -> Resolved:
        """Find the voice of a mention."""

    def named(self, m: Mention) -> Person | None:
        """Find the person whom a mention names."""

    def by_surname(self, m: Mention, known: list[Person]) -> Person | None:
        """Find the person with a surname."""


def joined(r: JointRegistry, m: Mention) -> Resolved | None:
    """By "Ann Lee and Jo Senn", "The authors, Ann Lee and Jo Senn": a joint voice of persons, each a voice as well."""
    if SEATED.search(m.words):
        m = r.mention_of(SEATED.sub("", m.words).rstrip(","), m.start)
    described, comma, rest = m.words.partition(", ")
    if comma and described.split()[-1].islower() and r.known.pattern("joined").search(rest):
        m = r.mention_of(rest, m.start + len(described) + len(comma))
    between = r.known.pattern("joined")
    spoken = any(mark.group().strip(" ,") for mark in between.finditer(m.words))  # a comma alone begins an apposition
    named = [alone(r, part, m.start) for part in between.split(m.words) if part] if spoken else []
    if len({p.name for p in named if p is not None}) < max(len(named), 2):
        return None
    persons = tuple(p for p in named if p is not None)
    for p in persons:
        r.of_person(p)
    marks = ["", *(mark.group().removeprefix("," if len(persons) == 2 else "") for mark in between.finditer(m.words))]
    name = "".join(mark + p.name for mark, p in zip(marks, persons, strict=False))
    v = r.voice("persons:" + " ".join(map(r.key, persons)), name)
    v.persons = persons
    return Resolved(v)


def paired(r: JointRegistry, m: Mention) -> Resolved | None:
    """By "Ann Lee and her partner, Bo Tarn", "Ann Lee and the council": a joint voice, of persons where they are named."""
    pair = r.known.pattern("paired").fullmatch(m.words)
    if pair is None:
        return None
    parts = [r.mention_of(pair[name], m.start + pair.start(name)) for name in ("one", "other")]
    found = [r.named(part) for part in parts]
    if parts[0].low in r.known.lists["female_pronouns"] | r.known.lists["male_pronouns"]:
        meant = r.find(parts[0]).voice
        if meant is None or meant.person is None:
            return Resolved(None)
        found[0] = meant.person
    if found[0] is None and not pair["own"]:
        return None  # "Police and the coroner", "the Department of Health and the Environment"
    words = (pair["one"], pair["name"] or pair["other"])
    shown = [person.name if person else w for person, w in zip(found, words, strict=True)]
    persons = tuple(dict.fromkeys(p for p in found if p is not None))
    for p in persons:
        r.of_person(p)
    keys = (r.key(person) if person else w.lower() for person, w in zip(found, shown, strict=True))
    v = r.voice("persons:" + " ".join(keys), pair["joint"].join(shown))
    v.persons, v.several = persons, True
    return Resolved(v)


def alone(r: JointRegistry, words: str, start: int) -> Person | None:
    """Find the person whom some words name, and nothing else."""
    if not all(w[:1].isupper() or r.known.names.is_small(w) for w in words.split()) or r.known.is_collective(words):
        return None
    name, _ = bare_name(words, r.known)
    person = next((p for p in r.people if name in p.forms), None)
    return person or r.by_surname(r.mention_of(words, start), r.people)
