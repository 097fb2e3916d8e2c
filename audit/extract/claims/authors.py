"""Resolve the persons, desks and brands that a page or text names as its authors.

>>> from audit.lang.pack import Packs
>>> kit = ClaimsKit.load(Packs.load())
>>> said = (Said("author", "Karl von Aldern", "json-ld"), Said("author", "Ledger Staff", "meta"))
>>> [[s.value for s in found] for found in authors(said, kit, "https://ledger.example/a")]
[['Karl von Aldern'], ['Ledger Staff']]
"""

import re
from collections.abc import Iterable, Iterator

from audit.extract.claims.byline import Byline
from audit.extract.claims.byline_ends import is_named
from audit.extract.claims.headline import SITE_NAMES
from audit.extract.claims.kit import ClaimsKit
from audit.extract.claims.precedence import DESKS
from audit.extract.claims.settled import Claims, Settled
from audit.lang.titles import title_words
from audit.outlets import host_of
from audit.text import Said, pattern

LABELS = frozenset({"kicker", "label", "section"})
"""Fields of words that may say that somebody paid: then a name without a known first name is a firm's."""
DECLARED = frozenset({"json-ld", "microdata", "html"})
"""Origins that mark a name as an author's: one word counts as a name, and a name of the host's as a person's."""
NAMING_DESKS = frozenset({"export", "json-ld", "meta", "text"})
"""Origins whose desks and brands are collected."""
MOST = 4
"""Maximum persons of a byline that adds to the declared ones, and of a declaration that a byline does not shorten."""
SHORTEST_BRAND = 6
"""Minimum letters of a host's label that a longer name starts with, for the name to be a brand's."""


def authors(said: Claims, kit: ClaimsKit, url: str | None) -> tuple[list[Settled], list[Settled]]:
    """Resolve persons, one per row; then desks and brands in place of an author."""
    own = Own(said, kit, url)
    sponsored = any(s.field in LABELS and kit.genres.by_word(s.value) == "sponsored" for s in said)
    persons: list[Settled] = []
    desks: dict[str, Settled] = {}
    for field, origin in DESKS:
        values = [s.value for s in said if s.field == field and s.origin == origin]
        if field == "author_organisation":
            for value in values:
                desks.setdefault(kit.bylines.name_key(value), Settled("author_desk", value, origin))
            continue
        found: dict[str, Settled] = {}
        for value in values:
            parts = own.parsed(value, declared=origin in DECLARED and field == "author")
            firms = [p for p in parts.persons if sponsored and not is_named(kit.bylines, p)]
            for name in parts.persons:
                if name not in firms:
                    found.setdefault(person_key(name), Settled("author", name, origin))
            for name in (*parts.desks, *firms) if origin in NAMING_DESKS else ():
                desks.setdefault(kit.bylines.name_key(name), Settled("author_desk", name, origin))
        if origin == "text" and any(kit.wires.agency(d.value) for d in desks.values()):
            break  # declared as an agency's: a name in the text belongs to a teaser or to the agency itself
        if found and (not persons or (is_alias(persons) and not is_alias(found.values()))):
            persons = own.without_holders(list(found.values()))
    others = [d for d in desks.values() if not kit.wires.agency(d.value) and not own.is_of_person(d, persons)]
    return fuller(persons, said, own), others


class Own:
    """Names of the site itself, which are no authors of its articles."""

    def __init__(self, said: Claims, kit: ClaimsKit, url: str | None) -> None:
        key = kit.bylines.name_key
        self.kit = kit
        self.sites = frozenset(key(s.value) for s in said if s.field in SITE_NAMES - {"publisher"})
        self.publishers = frozenset(key(s.value) for s in said if s.field == "publisher")
        self.hosts = frozenset(label for label in (host_of(url) or "").split(".")[:-1] if len(label) > 2)
        self.holders = " ".join(key(s.value) for s in said if s.field in {"copyright", "copyright_holder"})

    def parsed(self, value: str, *, declared: bool) -> Byline:
        """Parse an author value; a declared person may have the name of the host: many personal sites do."""
        own = self.sites or self.publishers if declared else self.sites | self.publishers | self.hosts
        parts = self.kit.byline(value, own, declared=declared)
        brands = tuple(p for p in parts.persons if self.is_brand(p))
        return parts._replace(persons=tuple(p for p in parts.persons if p not in brands), desks=(*parts.desks, *brands))

    def is_brand(self, name: str) -> bool:
        """True for a host's name and more: "Harbour Ledger Kitchens" on harbourledger.example, or alone for one word."""
        compact = "".join(title_words(name))
        if " " not in name:
            return compact in {h.replace("-", "") for h in self.hosts}
        labels = (h.replace("-", "") for h in self.hosts if len(h) >= SHORTEST_BRAND)
        return any(compact.startswith(label) and compact != label for label in labels)

    def is_of_person(self, desk: Settled, persons: list[Settled]) -> bool:
        """True for words about the person of a byline: "Ada Holm Staff Writer", "Political Correspondent", "Email her"."""
        if desk.origin != "text" or not persons:
            return False
        bylines, shown = self.kit.bylines, person_key(desk.value)
        named = any(
            shown.startswith(key) and not shown[len(key) :][:1].isalnum() for p in persons if (key := person_key(p.value))
        )
        role = pattern(bylines.role, re.IGNORECASE).search(desk.value)
        return named or role is not None or bylines.is_label(desk.value.split())

    def without_holders(self, persons: list[Settled]) -> list[Settled]:
        """Remove the holder of the copyright from several persons: "Harbour House" beside "Ada Holm"."""
        kept = [p for p in persons if self.kit.bylines.name_key(p.value) not in self.holders]
        return kept or persons


def is_alias(persons: Iterable[Settled]) -> bool:
    """True when no author has a name of two words: a full name beside it is the author's, and the alias often an editor's."""
    return all(" " not in p.value and p.value.isascii() for p in persons)


def person_key(name: str) -> str:
    """Normalise the name of a person for comparison."""
    return " ".join(title_words(name))


def fuller(persons: list[Settled], said: Claims, own: Own) -> list[Settled]:
    """Return the persons of a byline block that names all declared ones and more, else the declared ones.

    A declaration of many persons lists everybody who took part; a byline block among them names the authors.
    """
    declared = {person_key(p.value) for p in persons}
    if not persons or persons[0].origin == "given":
        return persons
    for group in byline_blocks(said, own):
        whole = {k: v for k, v in group.items() if k in declared or not any(k != other and k in other for other in group)}
        about = {k for k in group if k not in declared and any(d in k for d in declared)}  # "About Ada Brandt"
        named = {k: v for k, v in whole.items() if k not in about}
        if (declared < set(named) and len(named) <= MOST) or (named and len(declared) > MOST and set(named) < declared):
            return list(named.values())
    return persons


def byline_blocks(said: Iterable[Said], own: Own) -> Iterator[dict[str, Settled]]:
    """List the persons named in each byline block of a page: consecutive authors up to the next byline."""
    group: dict[str, Settled] = {}
    for s in said:
        if s.origin == "html" and s.field == "byline":
            yield group
            group = {}
        elif s.origin == "html" and s.field == "author":
            for name in own.parsed(s.value, declared=True).persons:
                group.setdefault(person_key(name), Settled("author", name, "html"))
    yield group
