"""The resolution rules: which of several claims is believed, field by field, in one place.

`RULES` names, for each field, where its value may come from, best first. Headline, authors, dates, genre and wire have a
rule of their own below. Nothing is thrown away: what lost stays in the table of claims, and a disagreement that means
something is a row of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from audit.extract.claims.byline import byline, plain
from audit.extract.claims.dates import iso, moment
from audit.extract.claims.headline import headline, key
from audit.extract.claims.kit import ClaimsKit
from audit.extract.claims.settled import Claims, Settled
from audit.outlets import host_of
from audit.outlets.hosts import path_of, site
from audit.text import Said


def language_code(value: str) -> str | None:
    """The language of a tag such as `en-GB` or `de_CH`; None for what is no tag."""
    m = re.match(r"([a-zA-Z]{2,3})(?:[-_]|$)", value.strip())
    return m.group(1).lower() if m else None


ACCESS = {
    "true": "free", "free": "free", "false": "paywalled", "locked": "paywalled", "paid": "paywalled", "metered": "metered",
    "premium": "paywalled", "subscriber": "paywalled", "registration": "metered", "stub": "stub", "paywalled": "paywalled",
}  # fmt: skip
"""Words of `isAccessibleForFree` and of content tiers."""


def access_word(value: str) -> str | None:
    """`free`, `metered`, `paywalled` or `stub`."""
    return ACCESS.get(value.strip().lower())


RESERVED = re.compile(
    r"©|\(c\)|copyright|all rights reserved.*|alle rechte vorbehalten.*|tous droits réservés.*|todos los derechos.*|"
    r"tutti i diritti.*|\b(?:19|20)\d{2}(?:\s*[-–/]\s*(?:19|20)?\d{2})?|^\s*by\s",
    re.IGNORECASE,
)


def holder(value: str) -> str | None:
    """The holder of a copyright line: what is left without sign, years and reservation."""
    m = re.search(r"(?:©|\(c\)|copyright)(.*)", value, re.IGNORECASE | re.DOTALL)
    text = m.group(1) if m else value
    text = RESERVED.sub(" ", text)
    text = re.split(r"\s[|•·]\s|\.\s|\n", text.strip(" .,;:|-–—•·"))[0]
    text = " ".join(text.split()).strip(" .,;:|-–—•·")
    return text if 1 < len(text) <= 120 and re.search(r"[^\W\d_]", text) else None


def words(value: str) -> str | None:
    """A value as it stands; None for an address where words are wanted."""
    return None if re.match(r"https?:|www\.", value) else value


def as_found(value: str) -> str | None:
    """A value as it stands."""
    return value


Rule = tuple[Callable[[str], str | None], tuple[tuple[str, str], ...]]
RULES: dict[str, Rule] = {
    "published": (iso, (
        ("published", "given"), ("published", "json-ld"), ("published", "microdata"), ("published", "meta"),
        ("published", "html"), ("created", "json-ld"), ("published", "text"), ("published", "url"),
    )),
    "modified": (iso, (
        ("modified", "given"), ("modified", "json-ld"), ("modified", "microdata"), ("modified", "meta"), ("modified", "html"),
        ("modified", "text"),
    )),
    "first_seen": (iso, (("first_seen", "given"),)),
    "section": (words, (
        ("section", "given"), ("section", "json-ld"), ("section", "microdata"), ("section", "meta"), ("section", "url"),
    )),
    "site_name": (words, (
        ("site_name", "meta"), ("publisher", "json-ld"), ("publisher", "meta"), ("publisher", "microdata"),
        ("application_name", "meta"),
    )),
    "publisher": (words, (("publisher", "json-ld"), ("publisher", "microdata"), ("publisher", "meta"))),
    "canonical_url": (as_found, (("canonical_url", "meta"), ("declared_url", "json-ld"))),
    "og_url": (as_found, (("og_url", "meta"),)),
    "language": (language_code, (("language", "html"), ("language", "json-ld"), ("language", "meta"), ("locale", "meta"))),
    "access": (access_word, (
        ("access", "text"), ("access", "html"), ("access", "json-ld"), ("content_tier", "meta"), ("access", "microdata"),
    )),
    "dateline": (words, (
        ("dateline", "json-ld"), ("dateline", "microdata"), ("dateline", "text"), ("location_created", "json-ld"),
    )),
    "copyright_holder": (holder, (
        ("copyright_holder", "json-ld"), ("copyright_holder", "meta"), ("copyright", "text"), ("copyright", "html"),
        ("copyright", "meta"), ("copyright", "json-ld"),
    )),
    "correction": (as_found, (("correction", "json-ld"), ("correction", "text"), ("correction", "html"))),
    "part": (as_found, (("part", "html"), ("part", "meta"), ("part", "url"))),
    "archive": (as_found, (("archive", "url"), ("archive", "html"))),
    "archived_at": (iso, (("archived_at", "url"), ("archived_at", "html"))),
    "editor_note": (as_found, (("editor_note", "text"), ("editor_note", "html"))),
}  # fmt: skip
"""For each field: how a value is made comparable, and where it may come from, best first."""


def resolve(said: Claims, kit: ClaimsKit, url: str | None) -> Iterator[Settled]:
    """What is settled about an article fetched from `url`."""
    yield from headline(said)
    persons, desks = authors(said, kit, url)
    yield from persons
    yield from desks
    dates: dict[str, Settled] = {}
    for field, (normal, places) in RULES.items():
        found = best(said, field, normal, places)
        if found:
            dates[field] = found
            yield found
    yield from genre(said, kit, url)
    yield from disagreements(dates, url)


def best(said: Claims, field: str, normal: Callable[[str], str | None], places: Iterable[tuple[str, str]]) -> Settled | None:
    """The first usable value in the order of places."""
    for name, origin in places:
        for s in said:
            if s.field == name and s.origin == origin and (value := normal(s.value)):
                return Settled(field, value, origin)
    return None


AUTHORS = (
    ("author", "given"), ("author", "json-ld"), ("author", "meta"), ("author", "html"), ("author", "microdata"),
    ("byline", "html"), ("author", "text"),
)  # fmt: skip
"""Where authors may come from, best first; the first place that names a person is believed."""
DESKS = (("author_organisation", "json-ld"), *AUTHORS)


def authors(said: Claims, kit: ClaimsKit, url: str | None) -> tuple[list[Settled], list[Settled]]:
    """Persons, one a row; then desks and brands that stand where an author should."""
    own = frozenset(plain(s.value) for s in said if s.field in {"site_name", "publisher", "application_name"})
    own |= {label for label in (host_of(url) or "").split(".")[:-1] if len(label) > 2}
    persons: list[Settled] = []
    desks: dict[str, Settled] = {}
    for field, origin in DESKS:
        found: dict[str, Settled] = {}
        for s in said:
            if s.field != field or s.origin != origin:
                continue
            parts = byline(s.value, kit.wires.agency, own)
            if field == "author_organisation":
                desks.setdefault(plain(s.value), Settled("author_desk", s.value, origin))
                continue
            for name in parts.persons:
                found.setdefault(" ".join(key(name)), Settled("author", name, origin))
            for name in parts.desks if origin in {"json-ld", "meta", "text"} else ():
                desks.setdefault(plain(name), Settled("author_desk", name, origin))
        if origin == "text" and any(kit.wires.agency(d.value) for d in desks.values()):
            break  # declared as an agency's: a name in the text is a teaser's or the agency's own
        if found and not persons:
            persons = list(found.values())
    wires = [d for d in desks.values() if not kit.wires.agency(d.value)]
    return fuller(persons, said, kit), wires


def fuller(persons: list[Settled], said: Claims, kit: ClaimsKit) -> list[Settled]:
    """The persons of the byline block that names all of the declared ones and others beside them, else the declared ones."""
    declared = {" ".join(key(p.value)) for p in persons}
    group: dict[str, Settled] = {}
    for s in (*(s for s in said if s.origin == "html" and s.field in {"byline", "author"}), Said("byline", "", "html")):
        if s.field == "byline":
            whole = {k: v for k, v in group.items() if not any(k != other and k in other for other in group)}
            about = {k for k in group if k not in declared and any(d in k for d in declared)}  # "About Ada Brandt"
            whole = {k: v for k, v in group.items() if (k in whole or k in declared) and k not in about}
            if persons and declared < set(whole) and len(whole) <= 4 and persons[0].origin != "given":
                return list(whole.values())
            group = {}
        else:
            for name in byline(s.value, kit.wires.agency).persons:
                group.setdefault(" ".join(key(name)), Settled("author", name, "html"))
    return persons


def genre(said: Claims, kit: ClaimsKit, url: str | None) -> Iterator[Settled]:
    """What the article declares itself to be; undeclared is not news, it is undeclared."""
    for s in said:
        found = None
        if s.field == "declared_type":
            found = kit.genres.by_type(s.value)
        elif s.field == "opinion_flag" and s.value.lower() == "true":
            found = "opinion"
        elif s.field in {"kicker", "section", "genre", "content_type", "label"} and s.origin != "url":
            found = kit.genres.by_word(s.value)
        if found:
            yield Settled("type", found, s.origin)
            return
    if url and (found := kit.genres.by_path(path_of(url))):
        yield Settled("type", found, "url")


def disagreements(found: dict[str, Settled], url: str | None) -> Iterator[Settled]:
    """What cannot both be so: a change before publication, or addresses on different sites."""
    published, modified = found.get("published"), found.get("modified")
    if published and modified:
        a, b = moment(published.value), moment(modified.value)
        zoned = a is not None and b is not None and (a.tzinfo is None) == (b.tzinfo is None)
        before = a and b and zoned and (a - b).total_seconds() > 60
        if before or (not zoned and modified.value[:10] < published.value[:10]):
            yield Settled("disagreement", "modified_before_published", modified.origin)
    fetched = site(url)
    canonical, og = (site(found[f].value) if f in found else None for f in ("canonical_url", "og_url"))
    if canonical and fetched and canonical != fetched:
        yield Settled("disagreement", "canonical_other_site", found["canonical_url"].origin)
    if canonical and og and canonical != og:
        yield Settled("disagreement", "og_other_site", found["og_url"].origin)
