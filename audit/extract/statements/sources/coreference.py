"""Voices: the mentions of one source resolved to each other.

A surname is the last full name with it; "he" is the person who spoke last; an office ("the US Secretary of State") is the
person whom the text names with it; a country, its capital and its government are one voice; "both sides" are the two
countries heard or named last.
"""

import re
from dataclasses import dataclass, field

from audit.extract.statements.sources.people import SHORT, Person, clean, office_in, surname
from audit.extract.statements.speech import Speech

JOINT = re.compile(
    r"\b(?:both|the two|two)\s+(?:\w+\s+)?(?:sides|countries|nations|leaders|"
    r"governments|parties|ministers|presidents|capitals|allies)\b",
    re.IGNORECASE,
)
SINGULAR = frozenset({"he", "she", "his", "her", "him", "i"})
PRONOUN_LIKE = frozenset({"who", "us", "it"})
"""Words that in capitals are bodies and countries."""
RELATIVE = frozenset({"who", "which", "that", "whose"})
MARRIED = re.compile(r"\b(?:Mrs|Lady)\b")

LED = re.compile(r"(?:\b(\w+)\s+)?\b(?:for|of|to|by|with|from|on|in|at|near|under)\s+(?:the\s+)?((?:[A-Z][\w.]*\s*)*)$")
"""What leads to a name: a word, a preposition, and words in capitals."""
JUST = 300
"""Code points before a surname within which a person named in full is the one meant."""
ENDLESS = re.compile(r"(?:,\s*(?:who|which|whose|whom|that)\b.*|\s+(?:of|for|to|in|on|at|by|with|from|and|or|the|a|an))+$")
"""What a described source does not end with: a clause about it, a word that wants another after it."""


@dataclass(slots=True)
class Voice:
    """One voice: key, fullest name, the person if it is one, the mentions' words, and countries of a joint voice."""

    key: str
    name: str | None
    person: Person | None = None
    country: str | None = None
    joint: tuple[str, ...] = ()
    mentions: list[tuple[int, int]] = field(default_factory=list)
    female: bool | None = None


class Voices:
    """Resolves mentions in the order of the text."""

    def __init__(self, text: str, speech: Speech, people: list[Person]) -> None:
        self.text, self.speech, self.people = text, speech, people
        self.voices: dict[str, Voice] = {}
        self.spoken: list[str] = []

    def add(self, start: int, stop: int) -> Voice | None:
        """The voice that the words `start` to `stop` name, or None when they leave it open."""
        mention = self.text[start:stop].strip(" ,")
        low = mention.lower().replace("’", "'")
        found = self.pronoun(low, start) if low in SINGULAR else self.described(mention, low, start)
        if found is None:
            return None
        found.mentions.append((start, stop))
        self.spoken.append(found.key)
        if low in {"she", "her"}:
            found.female = True
        elif low in {"he", "his", "him"}:
            found.female = False
        return found

    def voice(self, key: str, name: str | None, **more: object) -> Voice:
        """The voice of a key, made at its first mention."""
        if key not in self.voices:
            self.voices[key] = Voice(key, name, **more)  # type: ignore[arg-type]
        return self.voices[key]

    def pronoun(self, low: str, start: int) -> Voice | None:
        """The last person who spoke, whose gender does not say otherwise; else the last person named."""
        female = low in {"she", "her"}
        for key in reversed(self.spoken):
            v = self.voices[key]
            if v.mentions and start - v.mentions[-1][1] > 1500:
                break
            if v.person is not None and v.female in {None, female}:
                return v
        before = [p for p in self.people if p.start < start and p.female in {None, female}]
        named = [(self.text.rfind(p.surname, max(0, start - 400), start), p) for p in before]
        at, person = max(named, key=lambda x: x[0], default=(-1, None))
        return self.known(person) if person is not None and at >= 0 else None

    def known(self, person: Person) -> Voice:
        """The voice of a person."""
        name = f"Mrs {person.name}" if self.spouse(person) else person.name
        return self.voice(self.key(person), name, person=person, female=person.female)

    def key(self, person: Person) -> str:
        """The key of a person's voice: the surname, or the whole name where another person bears the surname."""
        shared = any(p.surname == person.surname and p.name != person.name and " " in p.name for p in self.people)
        return "person:" + ("mrs " if self.spouse(person) else "") + (person.name if shared else person.surname).lower()

    def spouse(self, person: Person) -> bool:
        """Whether a person is named by a surname alone that another one bears: "Mrs Pike" beside "Alan Pike"."""
        return person.name == person.surname and any(p.surname == person.surname and p != person for p in self.people)

    def described(self, mention: str, low: str, start: int) -> Voice | None:
        """A name, a country, a body, an office, or words that describe a source."""
        if JOINT.search(low):
            return self.both(low, start)
        bare = re.sub(r"[’']s?$", "", re.sub(r"^(?:the|a|an)\s+", "", low)).strip()
        if bare in PRONOUN_LIKE and not re.search(r"[A-Z]{2}", mention):
            return self.antecedent(bare, start) if bare in RELATIVE or bare == "it" else None
        if bare in self.speech.places:
            return self.country(self.speech.places[bare])
        capital_of = self.speech.capitals.get(bare)
        if capital_of and capital_of in self.text and self.named(mention, start) is None:
            return self.country(capital_of)
        if bare in self.speech.bodies:
            return self.voice("body:" + self.speech.bodies[bare], re.sub(r"^[Tt]he\s+", "", mention))
        made = re.fullmatch(r"[Tt]he [a-z]+, ([A-Z][\w.-]*(?: [A-Z][\w.-]*)*)", mention)
        person = self.named(mention, start)
        if person is None and made:  # "the maker, Kerbtec"
            return self.voice("words:" + made.group(1).lower(), made.group(1))
        if person is not None:
            return self.known(person)
        office, country = office_in(re.sub(r",.*", "", mention), self.speech, end=True)
        if office in {"government", "administration", "cabinet", "authorities"} and country:
            return self.country(country)
        if office:
            match = self.holder(office, country, start)
            if match is not None:
                return self.known(match)
        seat = self.seat(low)
        if seat:
            return self.country(seat)
        if low in RELATIVE or low in {"it", "they", "we", "you", "its", "their", "this", "these", "those", "one"}:
            return self.antecedent(low, start)
        bare = " ".join(SHORT[bare]) if bare in SHORT else bare
        return self.voice("words:" + bare, ENDLESS.sub("", mention))

    def seat(self, low: str) -> str | None:
        """A country whose seat of government leads an administration: "the previous White House administration"."""
        m = re.match(r"(?:the\s+)?(?:\w+\s+)??([\w. ]+?)\s+(?:administration|government)$", low)
        return self.speech.places.get(m.group(1)) or self.speech.adjectives.get(m.group(1)) if m else None

    def country(self, name: str) -> Voice:
        """The voice of a country's government."""
        return self.voice("country:" + name, name, country=name)

    def both(self, low: str, start: int) -> Voice:
        """Two countries heard last, else named last, before a mention of both."""
        order: list[str] = []
        for key in reversed(self.spoken):
            v = self.voices[key]
            c = v.country or (v.person.country if v.person else None)
            if c and c not in order:
                order.append(c)
        heard = len(order)
        if heard < 2:
            for m in reversed(list(re.finditer(r"\b[A-Z][\w.]*(?: [A-Z]\w+)?", self.text[:start]))):
                c = self.speech.places.get(m.group().lower()) or self.speech.adjectives.get(m.group().lower())
                if c and c not in order:
                    order.append(c)
        return self.voice(
            "joint:" + " ".join(sorted(order[:2])), self.text[start : start + len(low)], joint=tuple(sorted(order[:2]))
        )

    def named(self, mention: str, start: int) -> Person | None:
        """The person whom a mention at `start` names in full or by surname; "X, office," names X.

        Of several with one surname it is the one whom the text has just named, else who spoke last, else whom it named last.
        """
        best: tuple[int, Person] | None = None
        owners: set[str] = set()
        known = [p for p in self.people if MARRIED.search(mention) or not self.spouse(p)]
        for p in known:
            form = next((f for f in p.forms if f in mention), None)
            if form is not None:
                at = mention.find(form)
                if self.owns(mention, at, at + len(form)):
                    owners.add(p.name)
                    continue
                if best is None or at < best[0]:
                    best = (at, p)
        if best is not None:
            return best[1]
        name, _ = clean(re.sub(r",.*", "", mention), self.speech)
        last = re.sub(r"[’']s$", "", name.split()[-1]) if name.split() else ""
        if not last[:1].isupper():
            return None
        fits = [
            p
            for p in known
            if p.name not in owners and (p.surname == last or (p.name.split()[0] == name and not name.isupper()))
        ]
        if not fits or len(name.split()) > 2:
            return None
        if len(fits) == 1:
            return fits[0]
        stop = start + len(mention)
        latest = max(fits, key=lambda p: self.last(p, stop))
        if self.last(latest, stop) >= start - JUST:
            return latest
        keys = {self.key(p): p for p in fits}
        return next((keys[k] for k in reversed(self.spoken) if k in keys), latest)

    def last(self, person: Person, stop: int) -> int:
        """Where the text last names a person in full before a place; -1 where it does not."""
        return max(self.text.rfind(form, 0, stop) for form in person.forms)

    def owns(self, mention: str, at: int, stop: int) -> bool:
        """Whether a name only owns or leads what speaks: "Mr Lee’s lawyer", "a spokesman for Ann Lee"."""
        if re.match(r"[’']s?\s+\w", mention[stop:]):
            return True
        led = LED.search(mention[:at])
        if led is None:
            return False
        office = office_in(mention[:at], self.speech, end=True)[0]
        if office and " of " in office:  # "Secretary of State Ann Lee"
            return False
        field = led.group(2).split()  # "Director of Canal Safety Ann Lee", but "the envoy of President Lee"
        fielded = (led.group(1) or "").lower() in self.speech.people["fielded"]
        return not (fielded and field and field[-1].lower().rstrip(".") not in self.speech.people["titles"])

    def holder(self, office: str, country: str | None, start: int) -> Person | None:
        """The person named with an office; where the office is said to be a country's, so must the person's be."""
        fits = [
            p
            for p in self.people
            if p.office and (p.office == office or p.office.endswith(" " + office)) and (not country or p.country == country)
        ]
        return fits[-1] if len({p.name for p in fits}) == 1 else None

    def antecedent(self, low: str, start: int) -> Voice | None:
        """The last country, body or described source before "it", "they" or a relative pronoun."""
        plain = low in {"it", "its", "which"}
        for key in reversed(self.spoken):
            v = self.voices[key]
            if v.mentions and start - v.mentions[-1][1] > 400:
                return None
            if (v.person is None) if plain or low in {"they", "their"} else True:
                return v
        return None


def last_name(voice: Voice) -> str:
    """The surname of a person's voice, else its name."""
    return surname(voice.name or "")
