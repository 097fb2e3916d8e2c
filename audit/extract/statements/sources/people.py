"""Persons named in a text, with the office beside the name: candidates for surnames, titles and pronouns.

>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> found = people("Estonia’s foreign minister Mari Tamm met Ann Lee. Tamm smiled.", known)
>>> [(p.name, p.office, p.country) for p in found]
[('Mari Tamm', 'foreign minister', 'Estonia'), ('Ann Lee', None, None)]
>>> [p.name for p in people("Sir Alan Pike resigned. Sir Alan met Mr Lee, and Mr Pike met Mrs Pike.", known)]
['Alan Pike', 'Lee', 'Pike']
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from audit.extract.statements.sources.name_runs import persons_named
from audit.extract.statements.sources.offices import beside
from audit.extract.statements.sources.speakers import Speakers


@dataclass(frozen=True, slots=True)
class Person:
    """A named person: full name, surname, first mention, the office stated beside the name and its country.

    `also`: shorter forms of the name, "Ann Lee" beside "Ann Marie Lee".
    """

    name: str
    surname: str
    start: int
    office: str | None
    country: str | None
    female: bool | None
    also: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """List all forms of the name, the fullest first."""
        return (self.name, *self.also)

    @property
    def inner(self) -> tuple[str, ...]:
        """List words of the name that can be its surname alone: the first of two surnames, or one without its particle."""
        words = self.name.split()
        return tuple(words[1:]) if len(words) > 2 and all(w.replace("-", "").isalpha() for w in words[1:]) else ()


def people(text: str, known: Speakers) -> list[Person]:
    """List persons named with two words or more, or after a title, in order of first mention."""
    out: dict[str, Person] = {}
    knighted: set[str] = set()
    spouses: set[str] = set()
    for c in persons_named(text, known):
        if any(t.lower() in known.lists["first_name_titles"] for t in c.taken):
            knighted.add(c.name)
        if c.titled(known.lists["married_titles"]):
            spouses.add(c.name)
        kept = out.get(c.name)
        if kept is not None and kept.office is not None:
            continue
        office, country = beside(text, c.named_at, c.named_at + len(c.name), known)
        if kept is None or office:
            out[c.name] = Person(
                name=c.name,
                surname=known.surname(c.name),
                start=kept.start if kept else c.start,
                office=office,
                country=country,
                female=True if c.titled(known.lists["female_titles"]) else None,
            )
    out |= {p.name: p for p in single_named(text, known) if p.name not in {w for name in out for w in name.split()}}
    return sorted(joined_forms(distinct(out, knighted, spouses), known), key=lambda p: p.start)


def single_named(text: str, known: Speakers) -> Iterator[Person]:
    """Yield persons with a name of one word after an occupation of those who use one: "the singer Belladonna"."""
    found: dict[str, Person] = {}
    for m in known.single.finditer(text):
        name = known.unowned(m[1])
        other = (known.places.sides, known.lists["media"], known.lists["openers"], known.lists["groups"])
        if not any(name.lower() in table for table in other):
            found.setdefault(name, Person(name=name, surname=name, start=m.start(1), office=None, country=None, female=None))
    yield from found.values()


def distinct(found: dict[str, Person], knighted: set[str], spouses: set[str]) -> list[Person]:
    """Remove a first name after "Sir" and a surname after "Mr" or with its particle where the full name is in the text."""
    whole = [p for p in found.values() if " " in p.name]
    kept = []
    for p in found.values():
        first = p.name in knighted and any(w.name.split()[0] == p.name for w in whole)
        last = p.name not in spouses and len({w.name for w in whole if w.surname == p.name}) == 1
        particle = any(
            w.surname != p.surname and w.surname.lower() == p.name.lower() for w in whole
        )  # "Van Dam", "Ludo van Dam"
        if not particle and (" " in p.name or not (first or last)):
            kept.append(p)
    return kept


def joined_forms(kept: list[Person], known: Speakers) -> Iterator[Person]:
    """Yield the persons, each with shorter forms of the name; a form shared by two persons remains a person of its own."""
    family: dict[str, list[Person]] = {}
    for p in kept:
        family.setdefault(p.surname, []).append(p)
    homes = {p.name: [w.name for w in family[p.surname] if shorter(p.name, w.name, known)] for p in kept}
    for p in kept:
        if len(homes[p.name]) == 1:
            continue
        forms = [w for w in family[p.surname] if homes[w.name] == [p.name]]
        held = next((w for w in (p, *forms) if w.office), p)
        yield replace(
            p,
            start=min(w.start for w in (p, *forms)),
            office=held.office,
            country=held.country,
            female=p.female or next((w.female for w in forms if w.female), None),
            also=tuple(w.name for w in forms),
        )


def shorter(name: str, other: str, known: Speakers) -> bool:
    """True when a name is a shorter form of another: its last words, or its first and last with fewer between.

    >>> from audit.lang.pack import Packs
    >>> known = Speakers.load(Packs.load().nearest("en"))
    >>> [shorter(name, "Ann Marie Lee", known) for name in ("Ann Lee", "Marie Lee", "Jon Lee")]
    [True, True, False]
    """
    few, many = name.split(), other.split()
    if not 1 < len(few) < len(many) or known.surname(name) != known.surname(other):
        return False
    rest = iter(many)
    return many[-len(few) :] == few or (few[0] == many[0] and all(w in rest for w in few))


def same_surname(person: Person, name: str, last: str) -> bool:
    """True when a name is, or a longer one ends with, a person's surname; its particle may have a capital."""
    own = person.surname.lower()
    return own in {name.lower(), last.lower()} or name.lower().endswith(" " + own)
