"""What stands at the ends of a name in a byline: brackets, accounts, titles, the outlet, a word that markup glues to it.

>>> TITLED.format(adjectives="Staff", titles="Writer").count("Staff")
1
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Protocol

from audit.extract.claims.name_keys import REMEMBERED
from audit.lang.person_names import PersonNames
from audit.lang.titles import title_words
from audit.text import pattern

HANDLE = re.compile(r"\s*[(\[]?(?<![\w.])@[\w.]+.*$")
"""An account after a name, and what follows it: "Ada Holm @adaholm"."""
TWICE = re.compile(r"^(?i:([^\W\d_]{2,4})\1)(?=\s[^\W\d_a-z])")
"""An opening word that markup writes twice: "Byby ADA HOLM"."""
TITLED = r"[\s,]+(?:(?:{adjectives})[\s-])*(?:{titles})s?$"
"""Source of a title after a name: "Ada Holm Staff Writer"."""
OUTLET_WORDS = 4
"""Maximum words of an outlet's name after a person's."""


class Ends(Protocol):
    """The patterns of a byline that ends are read with: `Bylines`."""

    @property
    def trailer(self) -> str:
        """Source of what ends a name: a place, a date, brackets."""

    @property
    def suffix(self) -> str:
        """Source of a title in scripts without spaces."""

    @property
    def leading_role(self) -> str:
        """Source of an office in front of a name."""

    @property
    def title(self) -> str:
        """Source of a title after a name."""

    @property
    def desk(self) -> str:
        """Source of the words of desks and brands."""

    @property
    def names(self) -> PersonNames:
        """Reader of personal names."""

    @property
    def first_names(self) -> frozenset[str]:
        """Known first names, in lower case."""

    def without_opening(self, text: str) -> str:
        """Remove the first opening word of a byline."""

    def is_person(self, part: str, *, declared: bool = False) -> bool:
        """True when a part can be a person's name."""


def separated(text: str, titled: str, opening: str) -> str:
    """Separate what markup glues: an opening word written twice, a title behind a name.

    >>> [separated(text, "Staff|Writer", "^by ") for text in ("Byby ADA HOLM", "Mama Holm", "Ada HolmStaff Writer")]
    ['By ADA HOLM', 'Mama Holm', 'Ada Holm Staff Writer']
    """
    twice = TWICE.match(text)
    if twice and pattern(opening, re.IGNORECASE).match(f"{twice[1]} {text}"):
        text = text[len(twice[1]) :] if twice[1].islower() else twice[1] + text[twice.end() :]
    return re.sub(rf"(?<=[a-zà-ÿ])(?=(?:{titled})\b)", " ", text)


@lru_cache(maxsize=REMEMBERED)
def trimmed_name(bylines: Ends, raw: str) -> str:
    """Remove opening, trailing place, date, account or brackets, degrees, an office in front, and marks at the ends."""
    part = HANDLE.sub("", raw).strip(" .:,*●[]")
    if part and not bylines.names.is_small(part.split()[0]):
        part = bylines.without_opening(part)
    role = pattern(bylines.leading_role, re.IGNORECASE)
    while m := role.match(part):
        part = part[m.end() :]
    part = pattern(bylines.trailer, re.IGNORECASE).sub("", part)
    part = pattern(bylines.suffix).sub("", part).strip(" .:,*-–—").rstrip("→ ")
    return bylines.names.without_degrees(untitled(bylines, part))


def untitled(bylines: Ends, part: str) -> str:
    """Remove a title after the name of a person, told by the first name: "By Daily Ledger Reporter" names none.

    >>> from audit.extract.claims.byline import Bylines
    >>> bylines = Bylines.load(first_names={"ada"})
    >>> [untitled(bylines, part) for part in ("Ada Holm Staff Writer", "Daily Ledger Reporter", "Ada Reporter")]
    ['Ada Holm', 'Daily Ledger Reporter', 'Ada Reporter']
    """
    m = pattern(bylines.title, re.IGNORECASE).search(part)
    name = part[: m.start()] if m else part
    return name if is_named(bylines, name) and " " in name else part


def is_place_after_title(bylines: Ends, parts: Sequence[str], i: int, text: str) -> bool:
    """True for the last part of a byline after a comma and a title: a place, unless it begins with a known first name.

    >>> from audit.extract.claims.byline import Bylines
    >>> bylines = Bylines.load(first_names={"ada"})
    >>> text = "Amir Kovac Reporter, Port Amber"
    >>> is_place_after_title(bylines, text.split(", "), 1, text)
    True
    """
    last = 0 < i == len(parts) - 1 and f", {parts[i]}" in text
    return last and bool(pattern(bylines.title, re.IGNORECASE).search(f" {parts[i - 1]}")) and not is_named(bylines, parts[i])


def is_named(bylines: Ends, name: str) -> bool:
    """True for a person's name whose first word is a known first name, and none a desk's."""
    first = name.split(maxsplit=1)[0].lower() if name else ""
    return first in bylines.first_names and bylines.is_person(name) and not pattern(bylines.desk, re.IGNORECASE).search(name)


def before_outlet_name(bylines: Ends, part: str, own: Collection[str]) -> str | None:
    """Return the person's name before an outlet's: one of `own`, keys of the site's names, or one that ends as a desk's.

    >>> from audit.extract.claims.byline import Bylines
    >>> bylines = Bylines.load(first_names={"ada"})
    >>> [before_outlet_name(bylines, f"Ada Holm {s}", {"harbour bell"}) for s in ("Harbour Bell", "Vell Today", "Senn")]
    ['Ada Holm', 'Ada Holm', None]
    """
    words = part.split()
    joined = {key.replace(" ", "").replace("-", "") for key in own}
    for n in range(1, min(OUTLET_WORDS, len(words) - 2) + 1):
        name, outlet = " ".join(words[:-n]), words[-n:]
        if "".join(title_words(" ".join(outlet))) in joined and bylines.is_person(name):
            return name
    name, outlet = " ".join(words[:2]), words[2:]
    capitals = len(outlet) > 1 and all(w[:1].isupper() for w in outlet)
    return name if capitals and is_named(bylines, name) and pattern(bylines.desk, re.IGNORECASE).fullmatch(outlet[-1]) else None
