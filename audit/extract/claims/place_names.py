"""Places behind the names of a byline: "Von Anna Moor, Bad Aldern", "By Ada Brandt, Tel Aviv".

One word is never a person there, so only places of two words and more, or in scripts without spaces, need to be known.
"""

import re
from dataclasses import field

from audit.frozen import frozen
from audit.text import pattern


@frozen
class PlaceNames:
    """Known places, case-folded, and the pattern of further ones (`places` of `audit/data/bylines.yaml`)."""

    known: frozenset[str] = field(repr=False)
    kinds: str = field(repr=False)

    def is_place(self, part: str) -> bool:
        """True when a part of a byline is a place.

        >>> places = PlaceNames(frozenset({"tel aviv"}), "bad [a-z]+")
        >>> [places.is_place(part) for part in ("Tel Aviv", "Bad Aldern", "Ben Ruiz")]
        [True, True, False]
        """
        return part.casefold() in self.known or pattern(self.kinds, re.IGNORECASE).fullmatch(part) is not None
