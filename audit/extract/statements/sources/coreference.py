"""Voices: coreference of the mentions of one source.

A surname refers to the person named in full with it; "he" to the person most salient before it (`pronouns.py`); an office
("the US Secretary of State") to the person named with it in the text; a country, its capital and its government are one
voice; "both sides" are two countries. `CASES` are tried in order, with examples in `examples.yaml`.
"""

import re
from collections import Counter
from collections.abc import Callable

from audit.extract.statements.sources.antecedents import Antecedents
from audit.extract.statements.sources.apposed_roles import counterpart, is_former, with_role
from audit.extract.statements.sources.described_again import again, just_described
from audit.extract.statements.sources.epithets import epithet
from audit.extract.statements.sources.firm_again import firm_again
from audit.extract.statements.sources.firms import apposed_name, full_firm, introduced_firm, is_name_first
from audit.extract.statements.sources.joint_voices import joined, paired
from audit.extract.statements.sources.name_start import bare_name
from audit.extract.statements.sources.occurrences import Inside
from audit.extract.statements.sources.offices import belongs, field_of, gives_office, is_governed, is_led, is_part, office_in
from audit.extract.statements.sources.people import Person
from audit.extract.statements.sources.pointed import pointed
from audit.extract.statements.sources.pronouns import SURE, antecedent, doubted, impersonal, personal
from audit.extract.statements.sources.relative_pronouns import relative
from audit.extract.statements.sources.sole_names import sole_name
from audit.extract.statements.sources.source_span import without_article
from audit.extract.statements.sources.speakers import CAPITAL, Speakers
from audit.extract.statements.sources.surnames import of_surname
from audit.extract.statements.sources.voice_records import Mention, Resolved, Voice

JUST = 300
"""Maximum code points from a person named in full to a surname that refers to them."""
INITIALS = 4
"""Maximum letters of words in capitals that are initials, not a name in a headline."""
CAPITALISED = re.compile(rf"\b{CAPITAL}[\w.]*(?: {CAPITAL}\w+)?")  # one or two words that may name a country


class Voices:
    """Resolve mentions in the order of the text."""

    def __init__(self, text: str, known: Speakers, people: list[Person], antecedents: Antecedents) -> None:
        self.text, self.known, self.antecedents = text, known, antecedents
        self.people: list[Person] = []
        self.families: dict[str, set[str]] = {}
        self.parts = Inside()
        family = Counter(p.surname for p in people)
        self.spouses = {p.name for p in people if p.name == p.surname and family[p.surname] > 1}
        for person in people:
            self.know(person)
        self.voices: dict[str, Voice] = {}
        self.spoken: list[str] = []
        self.shared = 1.0
        self.doubt: dict[str, float] = {}
        self.hearer: str | None = None

    def know(self, person: Person) -> None:
        """Add a person, who may then be named by any word of the name but its particles."""
        self.people.append(person)
        if " " in person.name:
            self.families.setdefault(person.surname, set()).add(person.name)
        self.parts.add([w for w in re.split("[ -]", person.name) if w.lower() not in self.known.names.particles])

    def add(self, start: int, stop: int) -> Voice | None:
        """Resolve the voice of the words `start` to `stop`; None when they leave it open."""
        return self.resolve(start, stop).voice

    def resolve(self, start: int, stop: int) -> Resolved:
        """Resolve the voice of the words `start` to `stop`, with its probability where they are a pronoun."""
        m = self.mention(start, stop)
        v, p = self.find(m)
        if v is None:
            return Resolved(None, p)
        p = doubted(self, m, v.key, p)
        v.mentions.append((start, stop))
        self.spoken.append(v.key)
        lists = self.known.lists
        if (m.low in lists["female_pronouns"] or m.low in lists["male_pronouns"]) and p >= SURE:
            v.female = m.low in lists["female_pronouns"]
        return Resolved(v, p)

    def find(self, m: Mention) -> Resolved:
        """Find the voice of a mention by the first case that applies."""
        return next((x for case in CASES if (x := case(self, m)) is not None), Resolved(None))

    def mention(self, start: int, stop: int) -> Mention:
        """Prepare the words of a mention in the forms used by the cases."""
        words = self.in_plural(self.text[start:stop].strip(" ,"), start)
        first, _, last = words.rpartition(" ")
        return self.mention_of(first if last.lower() in self.known.lists.get("reflexives", ()) else words, start)

    def in_plural(self, words: str, start: int) -> str:
        """Show a plural in the genitive as its nominative: "Ansicht [der Richter]" is that of "die Richter"."""
        lists, (article, _, rest) = self.known.lists, words.partition(" ")
        if article not in lists.get("plural_genitives", ()):
            return words
        before = self.text[max(0, start - JUST) : start].split()
        if not before or before[-1].lower() not in lists["views"]:
            return words
        plural = f"{next(iter(lists['plural_articles']))} {rest}"
        return plural if self.known.are_many(plural) else words

    def mention_of(self, words: str, start: int) -> Mention:
        """Prepare words that start at an offset."""
        low = words.lower().replace("’", "'")
        bare = self.known.unowned(self.known.pattern("leading_article").sub("", low)).removesuffix("'").strip()
        return Mention(words, low, bare, start)

    def voice(self, key: str, name: str | None) -> Voice:
        """Return the voice of a key, created at its first mention."""
        return self.voices.setdefault(key, Voice(key, name))

    def of_person(self, person: Person) -> Voice:
        """Return the voice of a person."""
        v = self.voice(self.key(person), f"{self.known.spouse_title} {person.name}" if self.spouse(person) else person.name)
        if v.person is None:
            v.person, v.female = person, person.gender.stated
        return v

    def of_country(self, name: str) -> Voice:
        """Return the voice of a country's government."""
        return self.voices.setdefault("country:" + name, Voice("country:" + name, name, country=name))

    def key(self, person: Person) -> str:
        """Return the key of a person's voice: the surname, or the full name if another person has the surname."""
        shared = not self.families.get(person.surname, set()) <= {person.name}
        name = person.name if shared else person.surname
        return "person:" + (f"{self.known.spouse_title} {name}" if self.spouse(person) else name).lower()

    def spouse(self, person: Person) -> bool:
        """True when a person is named by a surname alone that another person has: "Mrs Pike" beside "Alan Pike"."""
        return person.name in self.spouses

    def pronoun(self, m: Mention) -> Resolved | None:
        """By "she": the most salient person of a compatible gender; by "I" in quotation marks: the last to speak."""
        found = personal(self, m)
        return sole_name(self, m) or found if found is not None and found.voice is None else found

    def both(self, m: Mention) -> Resolved | None:
        """By "both sides": the two countries heard last, else named last."""
        if not self.known.pattern("joint").search(m.low):
            return None
        heard = (self.voices[key] for key in reversed(self.spoken))
        order = [c for v in heard if (c := v.country or (v.person.country if v.person else None))]
        joint = tuple(sorted(list(dict.fromkeys([*order, *reversed(self.countries_named(m.start))]))[:2]))
        v = self.voice("joint:" + " ".join(joint), self.text[m.start : m.start + len(m.low)])
        v.joint = joint
        return Resolved(v)

    def countries_named(self, stop: int) -> list[str]:
        """List the countries named before an offset, in order."""
        places = self.known.places
        names = (found.group().lower() for found in CAPITALISED.finditer(self.text[:stop]))
        return [c for n in names if (c := places.places.get(n) or places.adjectives.get(n))]

    def lower_case(self, m: Mention) -> Resolved | None:
        """By "who", "it" or "us", which in capitals are a body and a country: the antecedent of a pronoun."""
        if m.bare not in self.known.initialisms or re.search(r"[A-Z]{2}", m.words):
            return None
        if m.bare in self.known.lists["relatives"]:
            return relative(self, m)
        return impersonal(self, m) if m.bare in self.known.lists["impersonal_pronouns"] else Resolved(None)

    def place(self, m: Mention) -> Resolved | None:
        """By "Ankara", "the US": the country."""
        name = self.known.places.places.get(m.bare)
        return Resolved(self.of_country(name)) if name else None

    def unclear_capital(self, m: Mention) -> Resolved | None:
        """By a capital that is also another place or a person, if the text names its country."""
        country = self.known.places.capitals.get(m.bare)
        meant = country is not None and country in self.text and self.named(m) is None
        return Resolved(self.of_country(country)) if country and meant else None

    def body(self, m: Mention) -> Resolved | None:
        """By "the UN": the body."""
        name = self.known.places.bodies.get(m.bare)
        return Resolved(self.voice("body:" + name, self.known.pattern("leading_the").sub("", m.words))) if name else None

    def person(self, m: Mention) -> Resolved | None:
        """By "Ann Lee", "Lee", "Senator Lee", "LEE": the person."""
        self.shared, person = 1.0, self.named(m)
        if person is None and m.words.isupper() and len(m.words) > INITIALS:
            person = self.named(self.mention_of(m.words.title(), m.start))
        return Resolved(self.of_person(person), self.shared) if person is not None else None

    def maker(self, m: Mention) -> Resolved | None:
        """By "the maker, Kerbtec": the name alone."""
        made = self.known.pattern("made").fullmatch(m.words)
        name = made.group(1) if made else apposed_name(m.words, self.known) or introduced_firm(m.words, self.known)
        return Resolved(self.voice("words:" + self.mention_of(name, m.start).bare, name)) if name else None

    def office(self, m: Mention) -> Resolved | None:
        """By "the Turkish government" or "the White House administration", a country; by "the US Secretary of State", a person.

        The person is the one named with that office in the text, or the only one beside whose name it states the role ("the
        mayor" after "Rita Sand, the mayor").
        """
        if self.known.are_many(m.words):
            return None  # "die Richter"
        office, country = office_in(re.sub(r",.*", "", m.words), self.known, end=True)
        if office in self.known.lists["governments"] and country:
            return Resolved(self.of_country(country))
        person = counterpart(self.text, m.words, m.start, self.people, self.known)
        if person is not None:
            return Resolved(self.of_person(person))
        some = m.low.partition(" ")[0] in self.known.lists.get("indefinite", ())  # "a second official"
        led = office is not None and is_governed(m.low, office, self.known)  # "journalists travelling with the prime minister"
        held = bool(office) and not (led or some or any(map(str.isdigit, m.words)))
        person = self.holder(office, country, field_of(m.bare, office, self.known)) if office and held else None
        if person is None:
            fits = list(with_role(self.text, m.words, m.start, self.people, self.known))
            if len(fits) != 1:
                return epithet(self, m)
            person = fits[0]
        return Resolved(self.of_person(person)) if person is not None else None

    def open_pronoun(self, m: Mention) -> Resolved | None:
        """By "they", "it": the last compatible voice."""
        if m.low in self.known.lists["relatives"]:
            return relative(self, m)
        if m.low in self.known.lists.get("addressing", ()) and not self.antecedents.quoted(m.start):
            return Resolved(None)  # the reader, or the outlet
        if m.low in self.known.lists["impersonals"] | self.known.lists["plurals"]:
            return impersonal(self, m)
        return Resolved(antecedent(self, m)) if m.low in self.known.lists["open_pronouns"] else None

    def description(self, m: Mention) -> Resolved:
        """By any other words: a voice of its own, named without an apposition: "Lund Motors, a maker of boats"."""
        shown = self.known.nominative(m.words)
        bare = m.bare if shown == m.words else self.mention_of(shown, m.start).bare
        full = full_firm(shown, self.text, self.known)
        if full is not None:
            return Resolved(self.voice("words:" + self.mention_of(full, m.start).bare, full))
        one = is_name_first(shown, self.known) if shown[:1].isupper() else shown.count(",") == 1
        bare, name = (re.sub(r",\s.*", "", words) if one else words for words in (bare, shown))
        words, name = " ".join(self.known.short.get(bare, [bare])), without_article(name, self.known)
        return Resolved(self.voice("words:" + words, self.known.pattern("endless").sub("", name)))

    def named(self, m: Mention) -> Person | None:
        """Find the person whom a mention names in full or by surname; "X, office," names X."""
        near = [self.people[n] for n in self.parts.held_by(m.words)]
        known = [p for p in near if not self.spouse(p) or self.known.pattern("married").search(m.words)]
        placed = [(m.words.find(form), form, p) for p in known if (form := next((f for f in p.forms if f in m.words), None))]
        led = (p for at, form, p in placed if is_led(m.words, at, at + len(form), self.known))
        ahead = (
            p
            for at, form, p in placed
            if any(gives_office(m.words[at + len(form) : to], self.known) for to, _, _ in placed if to > at)
        )
        described = (p for at, form, p in placed if is_part(m.words[at + len(form) :], self.known))
        owners = {p.name for p in (*led, *ahead, *described)}
        first = min(((at, p) for at, _, p in placed if p.name not in owners), key=lambda x: x[0], default=None)
        return first[1] if first is not None else self.by_surname(m, [p for p in known if p.name not in owners])

    def by_surname(self, m: Mention, known: list[Person]) -> Person | None:
        """Find the person with a surname: just named in full, else the last to speak, else the last named."""
        name, _ = bare_name(re.sub(r",.*", "", m.words), self.known)
        if belongs(m.words, name, self.known):
            return None
        found = (of_surname(self, m, base, known) for base in self.known.bases(self.known.unowned(name)))
        chosen = next((c for c in found if c is not None), None)
        self.shared = chosen.p if chosen is not None else 1.0
        return chosen.person if chosen is not None else None

    def holder(self, office: str, country: str | None, field: str = "") -> Person | None:
        """Find the only person named with an office; a country or field of the office must be the person's."""
        offices = [(p, p.office) for p in self.people if p.office and (not country or p.country == country)]
        offices = [(p, held) for p, held in offices if not field or held.endswith(f"{field} {office}")]
        joint = "" if self.known.nouns_have_capitals else " "  # "Außenministerin" is one word
        fits = [p for p, held in offices if held == office or held.endswith(joint + office)]
        fits = fits if len({p.name for p in fits}) == 1 else []
        return fits[-1] if fits and not is_former(self.text, fits[-1], self.known) else None


CASES: tuple[Callable[[Voices, Mention], Resolved | None], ...] = (
    pointed,
    Voices.pronoun,
    Voices.both,
    Voices.lower_case,
    Voices.place,
    Voices.unclear_capital,
    Voices.body,
    joined,
    paired,
    Voices.person,
    Voices.maker,
    just_described,
    Voices.office,
    Voices.open_pronoun,
    again,
    firm_again,
    Voices.description,
)
