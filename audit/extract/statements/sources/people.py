"""Persons whom a text names, with the office beside the name: what surnames, titles and pronouns can mean.

>>> from audit.extract.statements.speech import Speech
>>> found = people("Estonia’s foreign minister Mari Tamm met Ann Lee. Tamm smiled.", Speech.load())
>>> [(p.name, p.office, p.country) for p in found]
[('Mari Tamm', 'foreign minister', 'Estonia'), ('Ann Lee', None, None)]
>>> [p.name for p in people("Sir Alan Pike resigned. Sir Alan met Mr Lee, and Mr Pike met Mrs Pike.", Speech.load())]
['Alan Pike', 'Lee', 'Pike']
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from audit.extract.statements.speech import Speech

ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Adm|Rev|Hon|St)\."
TITLED = re.compile(ABBREVIATED)
"""A title with its point."""
FIRST_TITLE = "|".join(
    f"(?<={t[0]}){t[1:]}" for t in ABBREVIATED[3:-3].replace("Sens?", "Sen|Sens").replace("Reps?", "Rep|Reps").split("|")
)
NAME = re.compile(
    rf"[A-ZÀ-ÞĀ-Ž](?<![\w.].)(?:(?:{FIRST_TITLE})\.(?= [A-Z])|[\w’'-]*[a-zà-ÿā-ž’]\w*|(?<=[A-Z])\.|"
    rf"(?<=[A-Z])[A-Z]{{1,2}}(?= [A-Z][a-z]))"
    rf"(?:[ \u00a0](?:[A-Z]\.|{ABBREVIATED}|[A-ZÀ-ÞĀ-Ž][\w’'-]*|"
    r"(?:al|bin|ibn|de|da|di|du|van|von|der|den|la|le|el|dos|del)(?= [A-Z])))*"
)
"""A run of capitalised words with initials and small particles. The capital comes first: it is what is searched for fast."""

SHORT = {"pm": ["prime", "minister"]}
"""Offices that headlines abbreviate."""
INITIALS = re.compile(r"[A-Z]{2,4}")
"""Letters of a body or a state before a name of two words or more."""
OVER = re.compile(r"\b(\w+)\s(?:of|for|to|on)\s(?:the\s)?$")
"""An office whose field, in capitals, runs on into the name."""
SUFFIX = re.compile(r"(?:Jr|Sr)\.?|[IVX]+")
"""A mark of generation: it follows a name and begins none."""
ACRONYM = re.compile(r"(?![IVX]+$|JR$|SR$)[A-Z]{2,}")
"""A last word that no person has: letters that stand for words, less "III" and "Jr"."""
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
BODY = re.compile(
    r"\b(?:[Mm]inist(?:ry|ers?)|[Dd]epartment|[Ss]ecretary|[Oo]ffice|[Cc]ommi(?:ttee|ssion)|[Cc]ouncil|[Bb]ureau|[Bb]oard|[Bb]ank|"
    r"[Uu]niversity|[Ii]nstitute|[Cc]ollege|[Ss]chool|[Cc]hamber|[Cc]hurch|[Hh]ouse|[Cc]ourt|[Cc]ity|[Ss]tate|[Rr]epublic|"
    r"[Kk]ingdom)\s(?:of|for)\s(?:the\s)?$"
)
"""What a name after it belongs to: "the Ministry of Foreign Affairs" names no person."""


@dataclass(frozen=True, slots=True)
class Person:
    """A named person: full name, surname, where first named, the office stated beside the name and for which country.

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
        """All forms of the name, the fullest first."""
        return (self.name, *self.also)


def clean(name: str, speech: Speech) -> tuple[str, list[str]]:
    """The name less titles, possessive ending, offices and countries before it, and the words taken off."""
    words = name.removesuffix("’s").split() if name.endswith("’s") else name.removesuffix("'s").split()
    last = max((k for k, w in enumerate(words[:-1]) if led(k, w, speech)), default=-1)
    if last + 1 < len(words) and SUFFIX.fullmatch(words[last + 1]):
        last = -1
    taken, words = words[: last + 1], words[last + 1 :]
    titles, known, roles = speech.people["titles"], speech.people["offices"], speech.people["roles"]
    openers = speech.people["openers"]
    if len(words) > 2 and INITIALS.fullmatch(words[0]):  # "GOP Sen", "AP Tony Lee"
        taken.append(words.pop(0))
    while len(words) > 1:
        low = words[0].lower().rstrip(".").replace("’s", "").replace("'s", "")
        if low in titles or low in known or low in roles or low in speech.adjectives or low in speech.members or low in openers:
            taken.append(words.pop(0))
            continue
        two = f"{words[0]} {words[1]}".lower()
        two = two[:-2] if two.endswith(("’s", "'s")) else two  # "South Korea’s"
        if two not in known and two not in speech.adjectives and two not in speech.places:
            break
        taken += [words.pop(0), words.pop(0)]
    return " ".join(words), taken


def led(place: int, word: str, speech: Speech) -> bool:
    """Whether a name can only begin after this word of a capitalised run: "New York Gov.", "House Minority Leader", "Fox’s"."""
    if word.endswith(("’s", "'s")):
        return True
    if word[-1] == "." and TITLED.fullmatch(word):
        return True
    return place > 0 and word.lower().rstrip(".") in speech.people["heads"]


def people(text: str, speech: Speech) -> list[Person]:
    """Persons named with two words or more, or after a title, in order of first mention."""
    out: dict[str, Person] = {}
    knighted: set[str] = set()
    spouses: set[str] = set()
    organisations = speech.people["organisations"]
    titled = speech.people["titles"] | speech.people["heads"]
    for m in NAME.finditer(text):
        whole = m.group()
        if " " not in whole and "\u00a0" not in whole:
            continue  # one word and no title
        name, taken = clean(whole, speech)
        words = name.split()
        over = OVER.search(text, max(0, m.start() - 40), m.start())
        if over and over.group(1).lower() in speech.people["fielded"] and len(words) > 2:
            taken, words = [*taken, *words[:-2]], words[-2:]  # "Director of National Intelligence Ann Lee"
            name = " ".join(words)
        if (
            not words
            or len(words) > 5
            or words[-1].lower() in speech.people["heads"]
            or not (len(words) > 1 or any(t.lower().rstrip(".") in titled for t in taken))
        ):
            continue
        if words[-1].lower() in DAYS or (not taken and BODY.search(text[max(0, m.start() - 40) : m.start()])):
            continue
        if any(t.lower() in speech.people["first_name_titles"] for t in taken):
            knighted.add(name)
        if any(t.lower().rstrip(".") in {"mrs", "lady"} for t in taken):
            spouses.add(name)
        low = name.lower()
        if (
            low in speech.places
            or low in speech.bodies
            or low in speech.parties
            or low in speech.adjectives
            or low in speech.people["media"]
            or words[-1].lower() in organisations
            or words[-1].lower() in speech.members
        ):
            continue
        if (
            words[-1].lower() in speech.people["offices"]
            or words[0].lower() in speech.adjectives
            or (words[0].isupper() and len(words[0]) > 3)
            or (ACRONYM.fullmatch(words[-1]) and not name.isupper())  # "VW Atlas SUV"
        ):
            continue
        kept = out.get(name)
        if kept is not None and kept.office is not None:
            continue
        start = m.start() + whole.find(words[0])
        office, country = beside(text, start, start + len(name), speech)
        if kept is None or (kept.office is None and office):
            female = (
                True
                if any(t.lower().rstrip(".") in {"mrs", "ms", "miss", "lady", "dame", "congresswoman", "queen"} for t in taken)
                else None
            )
            out[name] = Person(name, surname(name), kept.start if kept else m.start(), office, country, female)
    return sorted(full(out, knighted, spouses), key=lambda p: p.start)


def full(found: dict[str, Person], knighted: set[str], spouses: set[str]) -> Iterator[Person]:
    """The persons less those who are another one: by a first name after "Sir", a surname after "Mr", or a shorter form."""
    whole = [p for p in found.values() if " " in p.name]
    kept = []
    for p in found.values():
        first = p.name in knighted and any(w.name.split()[0] == p.name for w in whole)
        last = p.name not in spouses and len({w.name for w in whole if w.surname == p.name}) == 1
        if " " in p.name or not (first or last):
            kept.append(p)
    family: dict[str, list[Person]] = {}
    for p in kept:
        family.setdefault(p.surname, []).append(p)
    homes = {p.name: [w.name for w in family[p.surname] if shorter(p.name, w.name)] for p in kept}
    for p in kept:
        if len(homes[p.name]) == 1:
            continue
        forms = [w for w in family[p.surname] if homes[w.name] == [p.name]]
        held = next((w for w in (p, *forms) if w.office), p)
        yield replace(
            p, start=min(w.start for w in (p, *forms)), office=held.office, country=held.country,
            female=p.female or next((w.female for w in forms if w.female), None), also=tuple(w.name for w in forms),
        )  # fmt: skip


def shorter(name: str, other: str) -> bool:
    """Whether a name is a shorter form of another: its last words, or its first and last with fewer between them.

    >>> shorter("Ann Lee", "Ann Marie Lee"), shorter("Marie Lee", "Ann Marie Lee"), shorter("Ann Lee", "Jon Lee")
    (True, True, False)
    """
    few, many = name.split(), other.split()
    if not 1 < len(few) < len(many) or surname(name) != surname(other):
        return False
    rest = iter(many)
    return many[-len(few) :] == few or (few[0] == many[0] and all(w in rest for w in few))


def surname(name: str) -> str:
    """The last word of a name that is no generation mark."""
    words = [w for w in name.split() if w.rstrip(".").lower() not in {"jr", "sr", "ii", "iii", "iv"}]
    return words[-1] if words else name


def beside(text: str, start: int, stop: int, speech: Speech) -> tuple[str | None, str | None]:
    """The office and country stated right before a name ("Turkey’s foreign minister X") or after it ("X, Turkey’s …,")."""
    before = re.split(r"[,.;:!?\n“”\"]", text[max(0, start - 90) : start].rstrip(" ,"))[-1]
    office, country = office_in(before, speech, end=True)
    if office:
        return office, country
    after = re.match(r",\s([^.;:!?\n“”\"]{3,80}?),", text[stop : stop + 90])
    if after is None or re.match(r"(?:who (?!is\b)|whose|formerly|former|once)\b", after.group(1)):
        return None, None  # what somebody was is not what he speaks as
    return office_in(after.group(1), speech, end=False)


def office_in(phrase: str, speech: Speech, *, end: bool) -> tuple[str | None, str | None]:
    """The office that a phrase ends (or, for `end=False`, begins) with, and the country whose it is.

    >>> office_in("the US Secretary of State", Speech.load(), end=True)
    ('secretary of state', 'United States')
    >>> office_in("the prime minister’s wife", Speech.load(), end=False)
    (None, None)
    """
    words = re.findall(r"[^\W_]+(?:[.-][^\W_]+)*\.?|[’']s", phrase.replace("’", "'"))
    low = [part for w in words for part in SHORT.get(w.lower(), [w.lower()])]
    offices = speech.people["offices"]
    for size in range(5, 0, -1):
        starts = [len(low) - size] if end else range(len(low) - size + 1)
        for at in starts:
            if at < 0:
                continue
            office = " ".join(low[at : at + size])
            if office not in offices or low[at + size : at + size + 1] == ["'s"]:  # "the prime minister’s wife" holds none
                continue
            owned = speech.people["private"].intersection(low[max(0, at - 5) : at])
            return office, None if owned else country_before(low[:at], speech) or country_after(low[at + size :], speech)
    return None, None


def country_before(low: list[str], speech: Speech) -> str | None:
    """The country that the last words before an office name: "Turkey 's", "the US", "Turkish deputy"."""
    words = [w for w in low if w not in {"'s", "'"}]
    for size in (3, 2, 1):
        for at in range(len(words) - size, max(-1, len(words) - size - 3), -1):
            if at < 0:
                break
            name = " ".join(words[at : at + size])
            if name in speech.adjectives:
                return speech.adjectives[name]
            if name in speech.places:
                return speech.places[name]
    return None


def country_after(low: list[str], speech: Speech) -> str | None:
    """The country after "of": "ambassador of Chile", but neither "ambassador to Chile" nor "mayor of Paris"."""
    if low[:1] != ["of"]:
        return None
    words = [w for w in low[1:6] if w != "the"]
    for size in (3, 2, 1):
        shown = speech.sides.get(" ".join(words[:size]))
        if shown and shown[1] == "country":
            return shown[0]
    return None
