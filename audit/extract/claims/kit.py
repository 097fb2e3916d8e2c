"""Data of the claims step."""

import re
from dataclasses import dataclass
from functools import lru_cache

from audit.extract.claims.agencies import Wires
from audit.extract.claims.byline import Byline, Bylines
from audit.extract.claims.genres import Genres
from audit.extract.claims.name_keys import REMEMBERED
from audit.lang.access import AccessTiers
from audit.lang.dates import Dates
from audit.lang.pack import Packs
from audit.lang.person_names import first_names
from audit.outlets import Registry, host_of

LEADING = re.compile(r"(?:\s[a-zà-ÿ]{1,4})+$")
"""Small words before a date."""
WORD = re.compile(r"\s([^\W\d_]{2,13})[.,]?$")
"""The last word before a date."""
DIGIT = re.compile(r"\d")
"""What a byline with a date has."""


@dataclass(frozen=True, slots=True, eq=False)
class ClaimsKit:
    """News agencies with their credit lines, words of genres, bylines and dates, and values that declare access."""

    wires: Wires
    genres: Genres
    bylines: Bylines
    dates: Dates
    tiers: AccessTiers

    @classmethod
    def load(cls, packs: Packs, registry: Registry | None = None) -> "ClaimsKit":
        """Load the data files of the package; weekdays and first names come from the packs, more agencies from the registry."""
        dates = Dates.load()
        weekdays = [day for pack in packs.by_code.values() for day in pack.words["weekdays"]]
        given = {name for pack in packs.by_code.values() for name in first_names(pack)}
        bylines = Bylines.load(weekdays=weekdays, stamps=dates.words.stamps, first_names=given)
        return cls(Wires.load(bylines, registry), Genres.load(), bylines, dates, AccessTiers.load())

    def has_day(self, value: str, url: str | None) -> bool:
        """True when a day can be read from a given value without the language of its article.

        >>> kit = ClaimsKit.load(Packs.load())
        >>> [kit.has_day(v, "https://ledger.co.uk/a") for v in ("03/11/2026", "3 Nov 2026", "last Tuesday")]
        [True, True, False]
        >>> kit.has_day("03/11/2026", None)
        False
        """
        return self.dates.iso(value, self.dates.usage(["en"], host=host_of(url))) is not None

    def byline(self, value: str, own: frozenset[str] = frozenset(), *, declared: bool = False) -> Byline:
        """Parse persons, agencies and desks of an author value without its date, as `Bylines.parse` does.

        >>> kit = ClaimsKit.load(Packs.load())
        >>> kit.byline("29. Juni 2026 · von Ada Holm").persons
        ('Ada Holm',)
        """
        return parsed_byline(self, value, own, declared=declared)


def without_date_words(before: str, kit: ClaimsKit) -> str:
    """Remove what leads to a date from the words before it: "ADA HOLM am", "Ada Holm on Tue", "Ada Holm Di".

    >>> kit = ClaimsKit.load(Packs.load())
    >>> [without_date_words(words, kit) for words in ("ADA HOLM am ", "Ada Holm, Tue. ", "Ada Holm Di ", "Ada Holm | ")]
    ['ADA HOLM', 'Ada Holm', 'Ada Holm', 'Ada Holm |']
    """
    text = LEADING.sub("", before.rstrip(" ,"))
    m = WORD.search(text)
    if m and (kit.dates.months.weekday(m[1]) is not None or m[1].lower() in kit.dates.months.initials):
        text = LEADING.sub("", text[: m.start()].rstrip(" ,"))
    return text.rstrip(" ,")


@lru_cache(maxsize=REMEMBERED)
def parsed_byline(kit: ClaimsKit, value: str, own: frozenset[str], *, declared: bool) -> Byline:
    """Parse an author value: `ClaimsKit.byline`; a page repeats its own, and an outlet its authors."""
    date = kit.dates.day_in(value) if DIGIT.search(value) else None
    text = f"{without_date_words(value[: date.start], kit)} | {value[date.stop :]}".strip(" |") if date else value
    return kit.bylines.parse(text, kit.wires.agency, own, declared=declared)
