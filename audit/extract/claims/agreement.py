"""Decide when two values of one field mean the same: claims get the number of their meaning, and SQL counts the numbers.

This is the only definition of a disagreement between values; `audit/sql/disagreement.sql` counts it for all readers.

>>> from audit.lang.pack import Packs
>>> kit = ClaimsKit.load(Packs.load())
>>> len(meanings("published", ["2026-11-19", "2026-11-19T19:31+01:00", "19 November 2026 7:31pm"], kit))
1
>>> for group in meanings("published", ["2026-11-19T07:00Z", "2026-11-19T03:00-04:00", "Nov 19, 2026 3:10 AM"], kit):
...     print(group)
['2026-11-19T07:00Z', '2026-11-19T03:00-04:00']
['Nov 19, 2026 3:10 AM']
>>> meanings("language", ["en", "en-GB", "de"], kit)
[['en', 'en-GB'], ['de']]
>>> meanings("headline", ["Canal shut", "Canal shut | The Ledger"], kit, sites=["The Ledger"])
[['Canal shut', 'Canal shut | The Ledger']]
"""

import re
from collections.abc import Callable, Iterable
from functools import partial

from audit.extract.claims.headline import SITE_NAMES, without_site
from audit.extract.claims.kit import ClaimsKit
from audit.extract.claims.moments import MINUTE, moment, same_moment
from audit.extract.claims.settled import Claims
from audit.lang.date_forms import NO_USAGE, Usage
from audit.lang.titles import title_words
from audit.outlets.address import split_address

MOMENTS = frozenset({"published", "modified"})
COMPARED = MOMENTS | {"headline", "canonical_url", "site_name", "section", "language"}
"""Fields with one correct value; all others (authors, policies, updates …) normally have several."""
CUT = re.compile(r"\s*(?:…|\.{3})\s*$")
"""End of a truncated headline, as in feeds and shared titles."""

Same = Callable[[str, str], bool]


def meaning_numbers(said: Claims, kit: ClaimsKit, usage: Usage = NO_USAGE) -> list[int | None]:
    """Number the meaning of each claim within its field, from 0 in the order of finding.

    None where the values of a field differ by nature, including the modification times of a live blog, and for a date that
    cannot be parsed.
    """
    fields = COMPARED - ({"modified"} if any(s.field == "live_update" for s in said) else set())
    sites = [s.value for s in said if s.field in SITE_NAMES]
    numbers: dict[tuple[str, str], int] = {}
    for field in fields:
        values = list(dict.fromkeys(s.value for s in said if s.field == field))
        groups = meanings(field, values, kit, sites, usage)
        ordered = sorted(groups, key=lambda group: min(map(values.index, group)))
        numbers |= {(field, value): n for n, group in enumerate(ordered) for value in group}
    return [numbers.get((s.field, s.value)) for s in said]


def meanings(
    field: str, values: Iterable[str], kit: ClaimsKit, sites: Iterable[str] = (), usage: Usage = NO_USAGE
) -> list[list[str]]:
    """Group the values of a field that can mean the same; `sites` are the names of the site, dates are written as in `usage`.

    A less precise value joins the first of the others that it is compatible with. A date that cannot be parsed is in no group.
    """
    given = list(dict.fromkeys(values))
    if field in MOMENTS:
        # The most precise first, so that a clock without an offset joins a compatible instant.
        times = {v: t for v in given if (t := kit.dates.iso(v, usage))}
        exact = sorted(times, key=lambda v: (not has_offset(times[v]), -len(times[v][:MINUTE])))
        return grouped(exact, lambda a, b: same_moment(times[a], times[b]), any)
    return grouped(given, comparison(field, sites, kit), all)


def has_offset(time: str) -> bool:
    """True when an ISO 8601 time states its offset."""
    found = moment(time)
    return found is not None and found.tzinfo is not None


def comparison(field: str, sites: Iterable[str], kit: ClaimsKit) -> Same:
    """Return the test for two values of a field other than a time to mean the same."""
    if field == "headline":
        return partial(one_headline, sites={kit.bylines.name_key(s) for s in sites}, kit=kit)
    if field == "language":
        return lambda a, b: primary_language(a) == primary_language(b)
    if field.endswith("_url"):
        return lambda a, b: address_key(a) == address_key(b)
    return lambda a, b: title_words(a) == title_words(b)


def grouped(values: Iterable[str], one: Same, fits: Callable[[Iterable[bool]], bool]) -> list[list[str]]:
    """Group values: each joins the first group with all or any (`fits`) of whose members it agrees."""
    groups: list[list[str]] = []
    for v in values:
        home = next((g for g in groups if fits(one(v, w) for w in g)), None)
        if home is None:
            groups.append([v])
        else:
            home.append(v)
    return groups


def one_headline(a: str, b: str, sites: set[str], kit: ClaimsKit) -> bool:
    """True when two headlines have the same words, ignoring the name of the site and a truncated end."""
    x, y = (title_words(CUT.sub("", without_site(v, sites, [other], kit.bylines))) for v, other in ((a, b), (b, a)))
    shorter, longer = sorted((x, y), key=len)
    cut = CUT.search(a) or CUT.search(b)
    return x == y or bool(cut and len(shorter) > 3 and longer[: len(shorter) - 1] == shorter[:-1])


def primary_language(tag: str) -> str:
    """Return the language of a tag, without region or script."""
    return re.split(r"[-_]", tag.strip().lower())[0]


def address_key(value: str) -> str:
    """Normalise an address: no scheme, `www.`, query and trailing slash; one that cannot be parsed is unchanged."""
    parts = split_address(value.strip())
    if parts is None:
        return value
    return (parts.netloc.lower().removeprefix("www.") + parts.path).rstrip("/")
