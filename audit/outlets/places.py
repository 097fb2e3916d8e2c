"""Places behind the name of an outlet, as press databases write them: "The Guardian (London)".

They tell outlets of one name apart, so a known place must be in the outlet's country.

>>> country_of_place("London"), country_of_place("Melbourne, Australia"), country_of_place("Quarrow")
('GB', 'AU', None)
>>> named_place("The Guardian (London)"), named_place("The Guardian")
(('The Guardian', 'London'), None)
"""

import re
from functools import cache

from audit.files import DATA, read_yaml

PLACED = re.compile(r"\s*(\S.*?)\s*\(([^()]+)\)\s*")  # a name, and a place in parentheses at its end


def named_place(name: str) -> tuple[str, str] | None:
    """Split a name with a place behind it; None for a name without one."""
    m = PLACED.fullmatch(name)
    return (m.group(1), m.group(2).strip()) if m else None


def country_of_place(place: str) -> str | None:
    """The code of the country of a place, or of the last of its parts that is known; None for an unknown place."""
    parts = [place, *reversed(place.split(","))]
    return next((code for part in parts if (code := countries().get(part.strip().casefold()))), None)


@cache
def countries() -> dict[str, str]:
    """Codes of countries by the names of places, in lower case."""
    named = {name.casefold(): code for code, name in read_yaml(DATA / "country_codes.yaml").items()}
    return named | {p.casefold(): code for code, places in read_yaml(DATA / "press_cities.yaml").items() for p in places}
