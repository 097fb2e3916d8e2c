"""Data of the claims step."""

import re
from dataclasses import dataclass

from audit.extract.claims.agencies import Wires
from audit.extract.claims.byline import Byline, Bylines
from audit.extract.claims.genres import Genres
from audit.lang.access import AccessTiers
from audit.lang.dates import Dates
from audit.lang.pack import Packs
from audit.lang.person_names import first_names
from audit.outlets import Registry

DIGIT = re.compile(r"\d")
"""What a byline with a date has."""


@dataclass(frozen=True, slots=True)
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

    def byline(self, value: str, own: frozenset[str] = frozenset(), *, declared: bool = False) -> Byline:
        """Parse persons, agencies and desks of an author value without its date, as `Bylines.parse` does.

        >>> kit = ClaimsKit.load(Packs.load())
        >>> kit.byline("29. Juni 2026 · von Ada Holm").persons
        ('Ada Holm',)
        """
        date = self.dates.day_in(value) if DIGIT.search(value) else None
        text = f"{value[: date.start].rstrip(' ,')} | {value[date.stop :]}".strip(" |") if date else value
        return self.bylines.parse(text, self.wires.agency, own, declared=declared)
