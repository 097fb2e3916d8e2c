"""Persons named in a text, with the office beside the name: candidates for surnames, titles and pronouns.

>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> found = people("Estonia’s foreign minister Mari Tamm met Ann Lee. Tamm smiled.", known)
>>> [(p.name, p.office, p.country) for p in found]
[('Mari Tamm', 'foreign minister', 'Estonia'), ('Ann Lee', None, None)]
>>> [p.name for p in people("Sir Alan Pike resigned. Sir Alan met Mr Lee, and Mr Pike met Mrs Pike.", known)]
['Alan Pike', 'Lee', 'Pike']
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from audit.extract.statements.sources.gender import Gender, gender
from audit.extract.statements.sources.name_runs import persons_named
from audit.extract.statements.sources.offices import beside
from audit.extract.statements.sources.speakers import Speakers
from audit.frozen import frozen

OWNED = 16
"""Code points before a word for a relative in which "its" makes it a firm's: "its Norwegian partner, Lund"."""


@frozen
class Person:
    """A named person: full name, surname, first mention, the office stated beside the name and its country, gender.

    `also`: shorter forms of the name, "Ann Lee" beside "Ann Marie Lee".
    """

    name: str
    surname: str
    start: int
    office: str | None
    country: str | None
    gender: Gender
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
    runs = list(persons_named(text, known))
    named = {c.name for c in runs} if known.nouns_have_capitals else set()
    knighted: set[str] = set()
    spouses: set[str] = set()
    for c in runs:
        if not named.isdisjoint(known.bases(c.name)[1:]):
            continue  # the genitive of a name that the text has: "Anna Lehns"
        if any(t.lower() in known.lists["first_name_titles"] for t in c.taken):
            knighted.add(c.name)
        if c.titled(known.lists["married_titles"]) and " " not in c.name:
            spouses.add(c.name)
        kept = out.get(c.name)
        found = gender(text, c.name, c.named_at, c.taken, known)
        if kept is not None and kept.gender.stated is None and found.stated is not None:
            kept = out[c.name] = replace(kept, gender=found)
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
                gender=kept.gender if kept else found,
            )
    out |= {name: replace(out[name], gender=Gender(True, None)) for name in spouses}
    for p in relatives(text, known):
        if not any(p.name in kept.name.split() for kept in out.values()):
            out[p.name] = p
    out |= {p.name: p for p in single_named(text, known) if p.name not in {w for name in out for w in name.split()}}
    return sorted(joined_forms(distinct(titled_later(out), knighted, spouses), known), key=lambda p: p.start)


def relatives(text: str, known: Speakers) -> Iterator[Person]:
    """Yield persons named by a first name alone after a word for a relative: "his daughter Emma"."""
    for m in known.relative.finditer(text):
        name = m[1]
        set_off = text[m.start(1) - 2] == "," and text[m.end(1) : m.end(1) + 1] == ","
        thing = not known.lists["impersonals"].isdisjoint(text[max(0, m.start() - OWNED) : m.start()].lower().split()[-2:])
        owner = text[max(0, m.start() - OWNED) : m.start()].lower().split()[-1:]
        owned = not (known.lists["female_pronouns"] | known.lists["male_pronouns"]).isdisjoint(owner)  # "her husband Jan"
        if (name.lower() in known.first_names or set_off or owned) and not thing:
            found = gender(text, name, m.start(1), [], known)
            yield Person(name=name, surname=name, start=m.start(1), office=None, country=None, gender=found)


def titled_later(found: dict[str, Person]) -> dict[str, Person]:
    """Give the only person with a surname the gender that a title states later: "Ann Lee … Ms Lee"."""
    stated = {p.surname: p.gender.stated for p in found.values() if p.name == p.surname and p.gender.stated is not None}
    whole = Counter(p.surname for p in found.values() if " " in p.name)
    out = dict(found)
    for name, p in found.items():
        female = stated.get(p.surname)
        if female is not None and p.gender.stated is None and whole[p.surname] == 1 and (p.gender.weight(female) or 0) >= 0:
            out[name] = replace(p, gender=Gender(female, p.gender.share))
    return out


def single_named(text: str, known: Speakers) -> Iterator[Person]:
    """Yield persons with a name of one word after an occupation of those who use one: "the singer Belladonna"."""
    found: dict[str, Person] = {}
    for m in known.single.finditer(text):
        name = known.unowned(m[1])
        other = (known.places.sides, known.lists["media"], known.lists["openers"], known.lists["groups"])
        if not any(name.lower() in table for table in other):
            found.setdefault(
                name,
                Person(
                    name=name,
                    surname=name,
                    start=m.start(1),
                    office=None,
                    country=None,
                    gender=gender(text, name, m.start(1), [], known),
                ),
            )
    yield from found.values()


def distinct(found: dict[str, Person], knighted: set[str], spouses: set[str]) -> list[Person]:
    """Remove a first name after "Sir" and a surname after "Mr" or with its particle where the full name is in the text."""
    whole = [p for p in found.values() if " " in p.name]
    first_names = {p.name.split()[0] for p in whole}
    families: dict[str, list[Person]] = {}
    written: dict[str, set[str]] = {}
    for p in whole:
        families.setdefault(p.surname, []).append(p)
        written.setdefault(p.surname.lower(), set()).add(p.surname)
    kept = []
    for p in found.values():
        first = p.name in knighted and p.name in first_names
        family = {w.name for w in families.get(p.name, ()) if same_gender(p, w, sure=p.name in spouses)}
        particle = bool(written.get(p.name.lower(), set()) - {p.surname})  # "Van Dam", "Udo van Dam"
        if not particle and (" " in p.name or not (first or len(family) == 1)):
            kept.append(p)
    return kept


def same_gender(titled: Person, whole: Person, *, sure: bool) -> bool:
    """True when a person named in full can be the one named with a title; `sure`: a woman, and the first name fits."""
    if titled.gender.stated is None:
        return not sure
    fit = whole.gender.weight(sure or titled.gender.stated)
    return fit is not None and (fit > 0 if sure else fit >= 0)


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
            gender=next((w.gender for w in (p, *forms) if w.gender.stated is not None), p.gender),
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
