"""Author fields and bylines → persons, agencies and desks.

A byline is split at commas, semicolons, slashes and the word for "and" of a dozen languages; its opening word ("By", "Von",
"Par" …) and what follows a name (role, place, date) are dropped. An address is never a name. The words of each language are
data (`audit/data/bylines.yaml`); this module handles marks and scripts only.

>>> bylines = Bylines.load(weekdays=["Monday"])
>>> bylines.parse("By MEG BROWN and Erin Hall, Associated Press", {"Associated Press": "ap"}.get)
Byline(persons=('MEG BROWN', 'Erin Hall'), agencies=('Associated Press',), desks=())
>>> bylines.parse("https://social.example/ledger", {}.get)
Byline(persons=(), agencies=(), desks=())
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from audit.files import DATA, read_yaml
from audit.text import pattern

LABEL = re.compile(r"^[^\W\d_][\w -]{1,24}[:：]\s")
"""A label that announces something other than an author: "Redaktion: …"."""
ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|de|fr|it|es|co|uk|info|tv|at|ch|se|no|dk|fi|pl|tr)\b", re.IGNORECASE)
"""A web or mail address: author fields often contain a profile, or the outlet's own domain."""
NOT_A_NAME = re.compile(r"[\d@#%=_!?<>{}:：・]")
"""Characters that no personal name contains."""
LETTER = re.compile(r"[^\W\d_]")  # at least one letter of any script
ELIDED = re.compile(r"[a-z]{1,2}['’][A-Z]")
"""A small particle joined to its name: "d'Orsay", "o’Neill"."""
LONGEST = 400
"""Maximum characters of an author field; longer ones are biographies."""
LONGEST_NAME = 60
"""Maximum characters of one name."""
MOST_WORDS = 6
"""Maximum words of one name."""
EAST_ASIAN = 0x2E7F
"""Code point above which scripts set no spaces between words."""

Agency = Callable[[str], str | None]
"""Look up the id of the agency with a name, or None: `Wires.agency`."""


class Byline(NamedTuple):
    """Parts of an author value: persons, names of agencies (as written), and desks or brands."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bylines:
    """Sources of the patterns that parse a byline, compiled on first use, and two sets of words."""

    opening: str = field(repr=False)
    kicker: str = field(repr=False)
    separator: str = field(repr=False)
    trailer: str = field(repr=False)
    suffix: str = field(repr=False)
    desk: str = field(repr=False)
    role: str = field(repr=False)
    writer: str = field(repr=False)
    article: str = field(repr=False)
    agency_prefix: str = field(repr=False)
    agency_suffix: str = field(repr=False)
    line: str = field(repr=False)
    several: str = field(repr=False)
    reserved: str = field(repr=False)
    particles: frozenset[str] = field(repr=False)
    labels: frozenset[str] = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "bylines.yaml", *, weekdays: Iterable[str] = (), stamps: str = r"(?!)") -> "Bylines":
        """Read the words of a file; `weekdays` of all languages, and `stamps`, start the date after a name."""
        data = read_yaml(path)
        words = {name: alternatives(lists) for name, lists in data.items() if name != "values"}
        days = alternatives({"": [re.escape(day.lower()) for day in weekdays]})
        article = rf"(?:{words['articles']})(?:(?<=['’])\s*|\s+)"
        return cls(
            opening=rf"^(?:{words['openings']})(?:\s*[:：]\s*|\s+)(?=\S)",
            kicker=rf"^[^,;:]{{0,20}}?\b(?:{words['prepositions']})\s+(?=[^\W\d_a-z])",
            separator=rf"\s*(?:[;/|•·●‧、；，,]|\s&\s|\s(?:{words['joiners']})\s(?=\S)|\s[-–—]\s|\n)\s*",
            trailer=rf"\s*(?:\(.*?\)|\[.*?\]|<.*?>|\s+(?:{words['trailers']})\s.*|"
            rf"\d{{1,2}}[.:/ ].*|\b(?:{days})\b.*|\b(?:{stamps})\w*\b.*)$",
            suffix=rf"\s*(?:{words['suffixes']})\s*$",
            desk=rf"\b(?:{words['desks']})\b",
            role=rf"\b(?:{words['roles']})\b",
            writer=rf"((?:the )?\w+(?: press)?) (?:[\w-]+ ){{0,3}}(?:{words['writers']})s?$",
            article=f"^{article}",
            agency_prefix=rf"^(?:(?:{words['prepositions']}) )?(?:{article})?",
            agency_suffix=rf" (?:{words['agency_suffixes']})$",
            line=rf"(?:{words['lines']})[: ]\s*(?=[^\W\d_a-z])[^\n.!?]{{3,120}}",
            several=rf"\w[/,&]|\s(?:{words['joiners']})\s",
            reserved=words["reserved"],
            particles=members(data["particles"]),
            labels=members(data["labels"]),
        )

    def parse(self, value: str, agency: Agency, own: frozenset[str] = frozenset()) -> Byline:
        """Parse an author value; `agency` looks up agencies, `own` are keys of the site's names."""
        text = unicodedata.normalize("NFC", " ".join(value.split()))
        if not text or len(text) > LONGEST or (ADDRESS.search(text) and " " not in text):
            return Byline()
        text = self.without_opening(self.without_opening(text))
        separator = pattern(self.separator, re.IGNORECASE)
        if m := pattern(self.kicker).match(text):
            text = text[m.end() :]
        elif LABEL.match(text) or (is_running_text(text) and not separator.match(text)):
            return Byline()
        if agency(text):
            return Byline(agencies=(text,))
        found: dict[str, list[str]] = {"persons": [], "agencies": [], "desks": []}
        for i, raw in enumerate(separator.split(text)):
            part = self.trimmed_part(raw)
            kind, name = self.kind_of(part, agency, own, first=i == 0)
            if kind:
                found[kind].append(name)
        return Byline(*(tuple(dict.fromkeys(names)) for names in found.values()))

    def without_opening(self, text: str) -> str:
        """Remove the first opening word of a byline."""
        return pattern(self.opening, re.IGNORECASE).sub("", text)

    def trimmed_part(self, raw: str) -> str:
        """Remove opening, trailing place, date or brackets, and marks at the ends of one part of a byline."""
        part = pattern(self.trailer, re.IGNORECASE).sub("", self.without_opening(raw.strip(" .:,*\u200b")))
        return pattern(self.suffix).sub("", part).strip(" .:,*-–—")

    def kind_of(self, part: str, agency: Agency, own: frozenset[str], *, first: bool) -> tuple[str | None, str]:
        """Classify a part by the field of `Byline` and its name there; None for a role or anything else that is not a name."""
        name = self.name_key(part)
        if not name:
            return None, part
        if wire := self.agency_in(part, agency):
            return "agencies", wire
        if name in own or name.split()[0] in own or name.replace(" ", "") in own:
            return "desks", part
        if pattern(self.desk, re.IGNORECASE).search(part) or ADDRESS.search(part):
            return "desks", part
        if self.is_person(part) and (first or not pattern(self.role, re.IGNORECASE).search(part)):
            return "persons", part
        return None, part

    def agency_in(self, part: str, agency: Agency) -> str | None:
        """Find the agency named in a part of a byline, alone or in the title of its writer."""
        if agency(part):
            return part
        writer = pattern(self.writer, re.IGNORECASE).match(part)
        return writer.group(1) if writer and agency(writer.group(1)) else None

    def name_key(self, text: str) -> str:
        """Normalise a name for comparison: lower case, no leading article, no full stops.

        >>> Bylines.load().name_key("The U.S. Ledger")
        'us ledger'
        """
        return pattern(self.article).sub("", " ".join(text.lower().replace(".", "").split()))

    def agency_key(self, text: str) -> str:
        """Normalise a name for comparison with agencies: also without "by", brackets and words such as "staff".

        >>> Bylines.load().agency_key("By the Coastwire News Agency")
        'coastwire'
        """
        text = " ".join(text.lower().replace(".", "").strip("/()[] ").split())
        text = pattern(self.agency_prefix).sub("", text)
        return pattern(self.agency_suffix).sub("", text) or text

    def is_person(self, part: str) -> bool:
        """True when a part of a byline can be a person's name: two to six capitalised words, or a script without capitals.

        >>> bylines = Bylines.load()
        >>> [bylines.is_person(part) for part in ("Ada van Brandt", "our correspondent", "牛镛", "42 photos")]
        [True, False, True, False]
        """
        if len(part) > LONGEST_NAME or NOT_A_NAME.search(part) or not LETTER.search(part):
            return False
        words = part.split()
        if any(ord(c) > EAST_ASIAN for c in part):
            return len(part) <= 20
        if not any(w[0].lower() != w[0].upper() for w in words):
            return len(words) <= MOST_WORDS
        if len(words) == 1 or words[-1].lower() in self.particles:
            return False
        small = [w for w in words if w[0].islower() and w.lower().strip("'’.") not in self.particles]
        return len(words) <= MOST_WORDS and all(ELIDED.match(w) for w in small)


def is_running_text(text: str) -> bool:
    """True for a sentence in a script without spaces, which no separator would split."""
    return len(text) > 30 and sum(c > "\u2e7f" for c in text) > 20


def alternatives(lists: Mapping[str, Sequence[str]]) -> str:
    """Join the patterns of all languages as alternatives; a pattern that never matches when there are none."""
    return "|".join(dict.fromkeys(p for patterns in lists.values() for p in patterns)) or "(?!)"


def members(lists: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Collect the words of all languages."""
    return frozenset(w for words in lists.values() for w in words)
