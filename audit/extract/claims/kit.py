"""Data of the claims step."""

from dataclasses import dataclass

from audit.extract.claims.agencies import Wires
from audit.extract.claims.byline import Byline, Bylines
from audit.extract.claims.genres import Genres
from audit.lang.access import AccessTiers
from audit.lang.dates import Dates
from audit.lang.pack import Packs


@dataclass(frozen=True, slots=True)
class ClaimsKit:
    """News agencies with their credit lines, words of genres, bylines and dates, and values that declare access."""

    wires: Wires
    genres: Genres
    bylines: Bylines
    dates: Dates
    tiers: AccessTiers

    @classmethod
    def load(cls, packs: Packs) -> "ClaimsKit":
        """Load the data files of the package; weekday names come from the language packs."""
        dates = Dates.load()
        weekdays = [day for pack in packs.by_code.values() for day in pack.words["weekdays"]]
        bylines = Bylines.load(weekdays=weekdays, stamps=dates.words.stamps)
        return cls(Wires.load(bylines), Genres.load(), bylines, dates, AccessTiers.load())

    def byline(self, value: str, own: frozenset[str] = frozenset(), *, declared: bool = False) -> Byline:
        """Parse persons, agencies and desks of an author value, as `Bylines.parse` does with the agencies of the kit."""
        return self.bylines.parse(value, self.wires.agency, own, declared=declared)
