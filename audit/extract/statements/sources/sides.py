"""Whom a voice speaks for: country, body or party, by gazetteer, office or membership. Nationality alone is not a side."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from audit.extract.statements.sources.offices import country_of, offices_in
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Voice

BEFORE = 60
"""Code points before the first mention of a person in which the name may start."""
LONGEST = 4
"""Maximum words of an office."""
SHORTEST = 2
"""Maximum letters of what is no name of a body, as of an abbreviated place."""


class Side(NamedTuple):
    """Whom a source speaks for: name, kind, basis, and the words that state it."""

    name: str
    kind: str
    basis: str
    start: int
    stop: int


def sides(v: Voice, text: str, known: Speakers) -> list[Side]:
    """Find whom a voice speaks for by its mentions, with one country at most."""
    own = itself(v)
    if own:
        return own
    found = [
        *by_stated_office(v, text),
        *spoken_for(v, text, known),
        *(s for start, stop in v.mentions for s in stated(text, start, stop, known)),
    ]
    kept: dict[str, Side] = {}
    for side in found:
        kept.setdefault(side.name, side)
    countries = [s for s in kept.values() if s.kind == "country"]
    return [s for s in kept.values() if s.kind != "country"] + countries[:1]


def itself(v: Voice) -> list[Side]:
    """Return the sides of a voice that is itself one: a country, two of them, a body."""
    if not (v.joint or v.country or v.key.startswith("body:")):
        return []
    start, stop = v.mentions[0]
    if v.joint:
        return [Side(name, "country", "gazetteer", start, stop) for name in v.joint]
    if v.country:
        return [Side(v.country, "country", "gazetteer", start, stop)]
    return [Side(v.key.removeprefix("body:"), "organisation", "gazetteer", start, stop)]


def by_stated_office(v: Voice, text: str) -> list[Side]:
    """Find the country of the office stated beside a person's name."""
    if v.person is None or not v.person.office or not v.person.country:
        return []
    at = text.find(v.person.name, max(0, v.person.start - BEFORE))
    span = (at, at + len(v.person.name)) if at >= 0 else v.mentions[0]
    return [Side(v.person.country, "country", "office", *span)]


def spoken_for(v: Voice, text: str, known: Speakers) -> Iterator[Side]:
    """Find the body for which a spokesman speaks, in a mention or the apposition after it."""
    for start, stop in v.mentions:
        after = known.pattern("apposition").match(text, stop)
        m = known.pattern("speaks_for").search(text, start, after.end() if after else stop)
        group = 1 if m and m[1] else 2
        name = known.pattern("unfinished").sub("", m[group]) if m else ""
        named = len(name) > SHORTEST and (known.proper(name) or known.proper(name.split()[-1])) and name not in (v.name or "")
        if m and named and name.lower() not in known.places.places:
            yield Side(name, "organisation", "stated", m.start(group), m.start(group) + len(name))


def stated(text: str, start: int, stop: int, known: Speakers) -> list[Side]:
    """Find sides in the words of one mention: an office of a country or body, or a word for a member."""
    for part in known.pattern("parts").split(text[start:stop]):
        words = known.tokens(part)
        side = by_office([w.lower() for w in words], known) or by_party(text, start, words, known)
        if side:
            return [Side(*side, start, stop)]
    return []


def by_office(low: list[str], known: Speakers) -> tuple[str, str, str] | None:
    """Find the country or body of the office in some words."""
    for at, stop in offices_in(low, known, LONGEST):
        country = country_of(low, at, stop, known)
        if country:
            return country, "country", "office"
        body = body_before(low[:at], known)
        if body:
            return body, "organisation", "office"
    return None


def body_before(low: list[str], known: Speakers) -> str | None:
    """Find the body in the last words before an office."""
    names = ([w for w in low[-width:] if not is_ending(w, known)] for width in (4, 3, 2, 1))
    return next((b for words in names if (b := known.places.bodies.get(" ".join(words)))), None)


def is_ending(word: str, known: Speakers) -> bool:
    """True for a possessive ending or an article."""
    return word in known.possessives or word in known.lists["articles"]


def by_party(text: str, start: int, words: list[str], known: Speakers) -> tuple[str, str, str] | None:
    """Find the party that some words name, or whose members they mention."""
    places, low = known.places, [w.lower() for w in words]
    for k in (k for k, w in enumerate(low) if w in places.party_openings):
        size = party_at(text, start, words, k, known)
        name = " ".join(low[k : k + size])
        if size and name in places.members and k + size < len(low):
            return places.members[name], "party", "stated"
        if size and name in places.parties:
            itself = k + size == len(low) and known.lists["articles"].issuperset(low[:k])
            return places.parties[name], "party", "gazetteer" if itself else "stated"
    return None


def party_at(text: str, start: int, words: list[str], k: int, known: Speakers) -> int:
    """Count the words from `k` that are a party or a member's word; 0 for none, and for a part of another party's name."""
    places, low = known.places, [w.lower() for w in words]
    for size in (size for size in (3, 2, 1) if k + size <= len(low)):
        name = " ".join(low[k : k + size])
        if (name not in places.members and name not in places.parties) or not words[k][:1].isupper():
            continue
        longer = k and size > 1 and words[k - 1][:1].isupper() and words[k - 1].lower() not in places.adjectives
        if longer or known.lists["belongings"].intersection(low[k + size : k + size + 1]):
            return 0
        alone = size == len(words) or known.nouns_have_capitals
        if size > 1 or k > 0 or alone or has_own_capital(text, start, words[0]):
            return size
    return 0


def has_own_capital(text: str, start: int, word: str) -> bool:
    """True when a capital marks a name: the word is inside a sentence, or is capitalised inside another sentence."""
    before = text[:start].rstrip(" “\"‘'")
    if before and before[-1] not in ".!?:\n":
        return True
    return re.search(rf"[a-z,;] {re.escape(word)}", text) is not None
