"""Resolution rules: choose between several claims, field by field.

`precedence.py` lists the sources of each field's value. Headline, authors, genre and wire have rules of their own. Nothing is
discarded: the other values stay in the table of claims, and two contradictory fields make a row.

>>> holder("© 2019-2026 Harbour News Ltd. All rights reserved.", "all rights reserved"), language_code("de_CH")
('Harbour News Ltd', 'de')
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from audit.extract.claims.authors import authors
from audit.extract.claims.headline import headline
from audit.extract.claims.kit import ClaimsKit
from audit.extract.claims.moments import earlier
from audit.extract.claims.own_time import published
from audit.extract.claims.precedence import PRECEDENCE, Place
from audit.extract.claims.settled import Claims, Settled
from audit.lang.date_forms import NO_USAGE, Usage
from audit.outlets.hosts import path_of, site
from audit.text import Said, pattern

Normal = Callable[[str], str | None]
"""Normalise a value for resolution; None when it is unusable."""

LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_]|$)")
"""The language of a tag such as `en-GB` or `de_CH`."""
ADDRESS = re.compile(r"https?:|www\.")  # an address instead of words
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)(.*)", re.IGNORECASE | re.DOTALL)
"""A line of copyright from its sign on: years, holder, reservation."""
NOT_HOLDER = r"©|\(c\)|copyright|(?:{reserved}).*|\b(?:19|20)\d{{2}}(?:\s*[-–/]\s*(?:19|20)?\d{{2}})?|^\s*by\s"
"""Source of the pattern of everything except the holder: signs, years, the reservation of rights."""
HOLDER_END = re.compile(r"\s[|•·]\s|\.\s|\n")  # the end of a holder's name
LONGEST_HOLDER = 120
"""Maximum characters of a copyright holder."""
LABELS = frozenset({"kicker", "section", "breadcrumb", "genre", "content_type", "label"})
"""Fields whose words can declare a genre."""


def resolve(
    said: Claims, kit: ClaimsKit, url: str | None, over: str | None = None, usage: Usage = NO_USAGE
) -> Iterator[Settled]:
    """Resolve the claims about an article fetched from `url`, with the heading just over its story; dates are as in `usage`."""
    yield from headline(said, kit.bylines, over, url)
    persons, desks = authors(said, kit, url)
    yield from persons
    yield from desks
    found = {}
    normals = normalisers(kit, usage)
    values: dict[Place, list[str]] = {}
    for s in said:
        values.setdefault((s.field, s.origin), []).append(s.value)
    for field, places in PRECEDENCE.items():
        if settled := best(values, field, normals.get(field, as_found), places):
            own = published(settled, said, normals[field]) if field == "published" else [settled]
            found[field] = own[0]
            yield from own
    yield from genre(said, kit, url)
    yield from contradictions(found, url)


def normalisers(kit: ClaimsKit, usage: Usage) -> Mapping[str, Normal]:
    """Map fields to their normalisers; the values of other fields are unchanged."""
    return {
        **dict.fromkeys(("published", "modified", "first_seen", "archived_at"), partial(kit.dates.iso, usage=usage)),
        **dict.fromkeys(("section", "site_name", "publisher", "dateline"), words),
        "language": language_code,
        "access": kit.tiers.access,
        "copyright_holder": partial(holder, reserved=kit.bylines.reserved),
    }


def as_found(value: str) -> str | None:
    """Return the value itself."""
    return value


def words(value: str) -> str | None:
    """Return the value itself; None for an address instead of words."""
    return None if ADDRESS.match(value) else value


def language_code(value: str) -> str | None:
    """Return the language of a tag; None for anything else."""
    m = LANGUAGE.match(value.strip())
    return m.group(1).lower() if m else None


def holder(value: str, reserved: str) -> str | None:
    """Extract the holder from a copyright line, without sign, years and the reservation of rights (pattern `reserved`)."""
    m = COPYRIGHT.search(value)
    text = pattern(NOT_HOLDER.format(reserved=reserved), re.IGNORECASE).sub(" ", m.group(1) if m else value)
    text = HOLDER_END.split(text.strip(" .,;:|-–—•·"))[0]
    text = " ".join(text.split()).strip(" .,;:|-–—•·")
    return text if 1 < len(text) <= LONGEST_HOLDER and re.search(r"[^\W\d_]", text) else None


def best(values: Mapping[Place, Sequence[str]], field: str, normal: Normal, places: Iterable[Place]) -> Settled | None:
    """Return the first usable value in the order of places, each with its values."""
    for place in places:
        for given in values.get(place, ()):
            if value := normal(given):
                return Settled(field, value, place[1])
    return None


def genre(said: Claims, kit: ClaimsKit, url: str | None) -> Iterator[Settled]:
    """Resolve the declared genre; an article that declares none has none, and is not assumed to be news."""
    for s in said:
        if found := declared_genre(s, kit):
            yield Settled("type", found, s.origin)
            return
    if url and (found := kit.genres.by_path(path_of(url))):
        yield Settled("type", found, "url")


def declared_genre(claim: Said, kit: ClaimsKit) -> str | None:
    """Return the genre that one claim declares, or None."""
    if claim.field == "declared_type":
        return kit.genres.by_type(claim.value)
    if claim.field == "opinion_flag":
        return "opinion" if claim.value.lower() == "true" else None
    return kit.genres.by_word(claim.value) if claim.field in LABELS and claim.origin != "url" else None


def contradictions(found: Mapping[str, Settled], url: str | None) -> Iterator[Settled]:
    """Find fields that contradict each other: a modification before publication, or addresses on different sites.

    Rows of field `disagreement`, as are values of one field with several meanings (`agreement.py`).
    """
    first, modified = found.get("published"), found.get("modified")
    if first and modified and earlier(modified.value, first.value):
        yield Settled("disagreement", "modified_before_published", modified.origin)
    fetched = site(url)
    canonical, og = (site(found[f].value) if f in found else None for f in ("canonical_url", "og_url"))
    if canonical and fetched and canonical != fetched:
        yield Settled("disagreement", "canonical_other_site", found["canonical_url"].origin)
    if canonical and og and canonical != og:
        yield Settled("disagreement", "og_other_site", found["og_url"].origin)
