"""What the claims step needs besides the document."""

from dataclasses import dataclass

from audit.extract.claims.agencies import Wires
from audit.extract.claims.byline import Byline, Bylines
from audit.extract.claims.genres import Genres
from audit.lang.dates import Dates
from audit.lang.pack import Packs


@dataclass(frozen=True, slots=True)
class ClaimsKit:
    """News agencies with their credit lines, words of genres, of bylines and of dates."""

    wires: Wires
    genres: Genres
    bylines: Bylines
    dates: Dates

    @classmethod
    def load(cls, packs: Packs) -> "ClaimsKit":
        """Read the data files that ship with the package; names of weekdays come from the language packs."""
        bylines = Bylines.load(weekdays=[day for pack in packs.by_code.values() for day in pack.words["weekdays"]])
        return cls(wires=Wires.load(bylines), genres=Genres.load(), bylines=bylines, dates=Dates.load())

    def byline(self, value: str, own: frozenset[str] = frozenset()) -> Byline:
        """The persons, agencies and desks of an author value; `own` are keys of the site's names."""
        return self.bylines.parse(value, self.wires.agency, own)
