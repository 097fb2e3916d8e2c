"""Offices in words about a source, and the country or body that they belong to."""

import re
from collections.abc import Iterator

from audit.extract.statements.sources.speakers import Speakers

FOREIGN = 6
"""Minimum letters of a word between two names that is an office in another language."""
FIELDED = 3
"""Minimum capitalised words before a name whose last is the office of that person."""
LONGEST = 5
"""Maximum words of an office."""
BEFORE, AFTER = 90, 90
"""Code points before and after a name that are searched for its office."""
SENTENCE = re.compile(r"[,.;:!?\n“”\"]")  # an office before a name is in the same part of its sentence
BETWEEN = re.compile(r",\s([^.;:!?\n“”\"]{3,80}?),")  # between commas after a name


def office_in(phrase: str, known: Speakers, *, end: bool) -> tuple[str | None, str | None]:
    """Find the office that a phrase ends with (for `end=False`: contains), and its country.

    >>> from audit.lang.pack import Packs
    >>> known = Speakers.load(Packs.load().nearest("en"))
    >>> office_in("the US Secretary of State", known, end=True)
    ('secretary of state', 'United States')
    >>> office_in("the prime minister’s wife", known, end=False)
    (None, None)
    """
    low = [part for w in known.tokens(phrase) for part in known.short.get(w.lower(), [w.lower()])]
    for at, stop in offices_in(low, known, LONGEST, end=end):
        if not known.possessives.intersection(low[stop : stop + 1]):
            return " ".join(low[at:stop]), country_of(low, at, stop, known, reach=LONGEST)
    return None, None


def offices_in(low: list[str], known: Speakers, longest: int, *, end: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the places of offices among some words, for `end` at their end only: the longest first, then in order."""
    offices = known.lists["offices"]
    last = range(max(0, len(low) - 1), len(low)) if end else range(len(low))
    stops = [k + 1 for k in last if low[k] in known.office_ends or low[k] in offices]
    for size in range(longest if stops else 0, 0, -1):
        for stop in stops:
            if size <= stop and " ".join(low[stop - size : stop]) in offices:
                yield stop - size, stop


def country_of(low: list[str], start: int, stop: int, known: Speakers, *, reach: int | None = None) -> str | None:
    """Find the country of the office in words `start` to `stop`; None after a private body, at most `reach` words before."""
    if known.lists["private"].intersection(low[max(0, start - reach) if reach else 0 : start]):
        return None
    return country_before(low[:start], known) or country_after(low[stop:], known)


def country_before(low: list[str], known: Speakers) -> str | None:
    """Find the country in the last words before an office: "Turkey 's", "the US", "Turkish deputy"."""
    words, places = [w for w in low if w not in known.possessives and w != "'"], known.places
    for size in (3, 2, 1):
        for at in range(len(words) - size, max(-1, len(words) - size - 3), -1):
            if at < 0:
                break
            name = " ".join(words[at : at + size])
            if name in places.adjectives or name in places.places:
                return places.adjectives.get(name) or places.places[name]
    return None


OTHERS = ("organisations", "groups", "roles", "offices", "persons", "government_heads", "documents")
"""Lists of nouns that a name before them describes."""


def country_after(low: list[str], known: Speakers) -> str | None:
    """Find the country after "of": "ambassador of Chile", but neither "ambassador to Chile" nor "mayor of Paris"."""
    if not low or low[0] not in known.lists["owners"]:
        return None
    words = [w for w in low[1:6] if w not in known.lists["articles"]]
    sides = (known.places.sides.get(" ".join(words[:size])) for size in (3, 2, 1))
    return next((name for name, kind in filter(None, sides) if kind == "country"), None)


def beside(text: str, start: int, stop: int, known: Speakers) -> tuple[str | None, str | None]:
    """Find office and country just before a name ("Turkey’s foreign minister X") or after it ("X, Turkey’s …,")."""
    before = SENTENCE.split(text[max(0, start - BEFORE) : start].rstrip(" ,"))[-1]
    office, country = office_in(before, known, end=True)
    if office:
        return office, country
    after = BETWEEN.match(text[stop : stop + AFTER])
    if after is None or known.pattern("past").match(after.group(1)):
        return None, None
    return office_in(after.group(1), known, end=False)


def in_clause(before: str, known: Speakers) -> bool:
    """True when the words before a name make it another's: "the nurse who treated Ada Brandt", not "who is called"."""
    words = [w.strip(",") for w in before.lower().split()]
    clause = any(w in known.lists["relatives"] and w not in known.lists["articles"] for w in words)
    return clause and words[-1] not in known.lists.get("named_as", ())


def owns(mention: str, at: int, stop: int, known: Speakers) -> bool:
    """True when a name only owns or leads the speaker: "Mr Lee’s lawyer", "a spokesman for Ann Lee"."""
    if known.pattern("owned").match(mention[stop:]):
        return True
    led = known.pattern("led").search(mention[:at])
    if led is None:
        return False
    office = office_in(mention[:at], known, end=True)[0]
    if office and known.lists["owners"].intersection(office.split()[1:-1]):  # "Secretary of State Ann Lee"
        return False
    words = led.group(2).split()  # "Director of Canal Safety Ann Lee", but "the envoy of President Lee"
    if len(words) >= FIELDED and words[-1].lower() in known.lists["heads"]:
        return False  # "Centre for Canal Studies Director Ann Lee"
    fielded = (led.group(1) or "").lower() in known.lists["fielded"]
    return not (fielded and words and words[-1].lower().rstrip(".") not in known.lists["titles"])


def is_led(words: str, at: int, stop: int, known: Speakers) -> bool:
    """True for an owner, a name in a clause, or one governed after a comma: "the firm, half-owned by Jo Senn"."""
    _, comma, after = words[:at].rpartition(",")
    examples = known.lists.get("exemplifying", frozenset())
    near = words[:at].lower().split()[-2:]
    if not examples.isdisjoint(near):
        return True  # "critics such as Ann Lee"
    governed = comma and not (known.lists["head_ends"] | examples).isdisjoint(after.lower().split())
    return bool(governed) or owns(words, at, stop, known) or in_clause(words[:at], known)


def is_governed(low: str, office: str, known: Speakers) -> bool:
    """True when a preposition governs the office at the end of some words: "staff of the prime minister".

    >>> from audit.lang.pack import Packs
    >>> known = Speakers.load(Packs.load().nearest("en"))
    >>> is_governed("staff with the prime minister", "prime minister", known), is_governed("the envoy", "envoy", known)
    (True, False)
    """
    before = low.partition(",")[0].rpartition(office)[0].split()
    return not known.lists["head_ends"].isdisjoint(before[1:])


def field_of(bare: str, office: str, known: Speakers) -> str:
    """Return the field before the office that ends some words, none where there is no such word.

    >>> from audit.lang.pack import Packs
    >>> known = Speakers.load(Packs.load().nearest("en"))
    >>> field_of("press secretary", "secretary", known), field_of("former secretary", "secretary", known)
    ('press', '')
    """
    before = bare.removesuffix(office).split() if bare.endswith(office) else []
    return before[-1] if before and before[-1] in known.lists.get("office_fields", ()) else ""


def belongs(words: str, surname: str, known: Speakers) -> bool:
    """True for a surname that only owns or leads the speaker: "a spokesman for Lee", but not "Von der Marr"."""
    at = words.find(surname)
    described = any(w.islower() and not known.names.is_small(w) for w in words[: max(at, 0)].split())
    return described and is_led(words, at, at + len(surname), known)


def is_part(after: str, known: Speakers) -> bool:
    """True when a name is only part of a description: "the Lee [administration]", "a Lee [campaign adviser]".

    >>> from audit.lang.pack import Packs
    >>> known = Speakers.load(Packs.load().nearest("en"))
    >>> is_part(" campaign officials", known), is_part(" herself", known), is_part(", the envoy", known)
    (True, False, False)
    """
    words = after.split()
    if not words or not after[0].isspace() or not all(w.isalpha() and w.islower() for w in words):
        return False
    if not (known.lists["head_ends"] | known.lists.get("company", frozenset())).isdisjoint(words):
        return False  # "Lee in an interview", "Lee and others"
    forms = {words[-1], known.singular(words[-1])}
    return any(not forms.isdisjoint(known.lists[name]) for name in OTHERS)


def gives_office(between: str, known: Speakers) -> bool:
    """True when words between two names give the second an office of the first: "Lee campaign manager Jo Senn"."""
    words = between.lower().split()
    last = words[-1].rstrip(".") if words and "," not in between else ""
    if any(last in known.lists[name] for name in ("heads", "roles", "offices", "titles")):
        return True
    foreign = len(words) == 1 and words[0].isalpha() and between.strip() == words[0]  # "Te Vell pouwhakahaere Ann Lee"
    common = known.lists["head_ends"] | known.lists["owners"]
    return foreign and len(last) >= FOREIGN and last not in common and not known.names.is_small(last)
