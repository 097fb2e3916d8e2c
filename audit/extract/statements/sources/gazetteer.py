"""Countries, international bodies and parties, and the words that refer to them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any

from audit.frozen import frozen
from audit.lang.pack import Pack


@frozen
class Gazetteer:
    """Words for countries, bodies and parties; all keys in lower case with plain apostrophes.

    `places` and `adjectives` map to the short English name of a country, `bodies` and `parties` to the display name, `members`
    from a word for a member to the party. `capitals` are also other places or persons: they refer to their country only in a
    text that names it. `sides` are own names of countries, bodies and parties (not capitals), with the display name and its
    kind; `openings` are their first words, `party_openings` those of parties and of words for members.
    """

    places: Mapping[str, str] = field(repr=False)
    capitals: Mapping[str, str] = field(repr=False)
    adjectives: Mapping[str, str] = field(repr=False)
    bodies: Mapping[str, str] = field(repr=False)
    parties: Mapping[str, str] = field(repr=False)
    members: Mapping[str, str] = field(repr=False)
    sides: Mapping[str, tuple[str, str]] = field(repr=False)
    openings: frozenset[str] = field(repr=False)
    party_openings: frozenset[str] = field(repr=False)

    @classmethod
    def load(cls, pack: Pack) -> "Gazetteer":
        """Read the folder `places` of a language pack.

        >>> from audit.lang.pack import Packs
        >>> known = Gazetteer.load(Packs.load().nearest("en"))
        >>> known.places["ankara"], known.adjectives["turkish"], known.sides["eu"], "brussels" in known.sides
        ('Turkey', 'Turkey', ('European Union', 'organisation'), False)
        """
        countries, bodies, parties = (pack.read(f"places/{name}.yaml") for name in ("countries", "bodies", "parties"))
        declined = getattr(pack.module("inflection"), "adjectives", lambda word: [word])
        own = {n: (name, "organisation") for n, name in keyed(bodies, also).items()}
        own |= {n: (name, "party") for n, name in keyed(parties, also).items()}
        own |= {n: (name, "country") for n, name in keyed(countries, unshared).items()}
        named = keyed(parties, also)
        members = {m.lower(): name for name, party in parties.items() for m in party.get("member", [])}
        return cls(
            places=keyed(countries, standing_for),
            capitals={a.lower(): name for name, c in countries.items() for a in c.get("ambiguous", [])},
            adjectives={
                a.lower(): name
                for name, c in countries.items()
                for a in (*(form for given in c.get("adjective", []) for form in declined(given)), name, *c.get("also", []))
            },
            bodies=keyed(bodies, lambda name, body: (*also(name, body), *body.get("seats", []))),
            parties=named,
            members=members,
            sides=own,
            openings=frozenset(key.partition(" ")[0] for key in own),
            party_openings=frozenset(key.partition(" ")[0] for key in (*named, *members)),
        )


def keyed(entries: Mapping[str, Any], names: Callable[[str, Any], Iterable[str]]) -> dict[str, str]:
    """Map each of an entry's names to it, by `names(name, entry)`."""
    return {n.lower().replace("’", "'"): name for name, entry in entries.items() for n in names(name, entry)}


def also(name: str, entry: Mapping[str, Any]) -> Iterable[str]:
    """List own names of a body or party."""
    return (name, *entry.get("also", []))


def unshared(name: str, country: Mapping[str, Any]) -> Iterable[str]:
    """List own names of a country, except one shared with a person, a city or a state."""
    return (*([] if country.get("shared") else [name]), *country.get("also", []))


def standing_for(name: str, country: Mapping[str, Any]) -> Iterable[str]:
    """List names, seats of government and capital of a country, except ambiguous ones."""
    words = (*unshared(name, country), *country.get("seats", []), *([country["capital"]] if "capital" in country else []))
    unclear = {a.lower() for a in country.get("ambiguous", [])}
    return (w for w in words if w.lower() not in unclear)
