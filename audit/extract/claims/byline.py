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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from audit.extract.claims.author_value import is_running_text, shown
from audit.extract.claims.byline_ends import TITLED, before_outlet_name, is_place_after_title, separated, trimmed_name
from audit.extract.claims.name_keys import bare_agency, bare_name
from audit.extract.claims.name_order import NOT_A_NAME, first_names_alone, in_order
from audit.extract.claims.place_names import PlaceNames
from audit.extract.claims.word_lists import alternatives, members
from audit.files import DATA, read_yaml
from audit.lang.person_names import PersonNames
from audit.outlets.places import countries
from audit.text import pattern

LABEL = re.compile(r"^[^\W\d_][\w -]{1,24}[:：]\s")
"""A label that announces something other than an author: "Redaktion: …"."""
ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|de|fr|it|es|co|uk|info|tv|at|ch|se|no|dk|fi|pl|tr)\b", re.IGNORECASE)
"""A web or mail address: author fields often contain a profile, or the outlet's own domain."""
LETTER = re.compile(r"[^\W\d_]")  # at least one letter of any script
LONGEST = 400
"""Maximum characters of an author field; longer ones are biographies."""
LONGEST_NAME = 60
"""Maximum characters of one name."""
MOST_WORDS = 6
"""Maximum words of one name."""
MOST_INITIALS = 4
"""Maximum capitals that are an organisation's initials rather than an alias."""
MOST_LETTERS = 24
"""Maximum characters of an author of one word."""
EAST_ASIAN = 0x2E7F
"""Code point above which scripts set no spaces between words."""

Agency = Callable[[str], str | None]
"""Look up the id of the agency with a name, or None: `Wires.agency`."""


class Byline(NamedTuple):
    """Parts of an author value: persons, names of agencies (as written), and desks or brands."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Bylines:
    """Sources of the patterns that parse a byline, compiled on first use, sets of words, and the reader of names."""

    opening: str = field(repr=False)
    glued: str = field(repr=False)
    kicker: str = field(repr=False)
    separator: str = field(repr=False)
    aside: str = field(repr=False)
    trailer: str = field(repr=False)
    suffix: str = field(repr=False)
    desk: str = field(repr=False)
    role: str = field(repr=False)
    leading_role: str = field(repr=False)
    title: str = field(repr=False)
    titled: str = field(repr=False)
    writer: str = field(repr=False)
    article: str = field(repr=False)
    agency_prefix: str = field(repr=False)
    agency_suffix: str = field(repr=False)
    line: str = field(repr=False)
    signed: str = field(repr=False)
    reported: str = field(repr=False)
    several: str = field(repr=False)
    reserved: str = field(repr=False)
    kickers: frozenset[str] = field(repr=False)
    labels: frozenset[str] = field(repr=False)
    given: frozenset[str] = field(repr=False)
    credit: str = field(repr=False)
    checked: str = field(repr=False)
    places: PlaceNames = field(repr=False)
    names: PersonNames = field(repr=False)
    first_names: frozenset[str] = field(repr=False)

    @classmethod
    def load(
        cls,
        path: Path = DATA / "bylines.yaml",
        *,
        weekdays: Iterable[str] = (),
        stamps: str = r"(?!)",
        first_names: Iterable[str] = (),
    ) -> "Bylines":
        """Read the words of a file; `weekdays` of all languages, and `stamps`, start the date after a name.

        `first_names`, in lower case, are authors by themselves where a byline lists several.
        """
        data, names = read_yaml(path), PersonNames.load()
        words = {name: alternatives(lists) for name, lists in data.items() if name != "values"}
        days = alternatives({"": [re.escape(day.lower()) for day in weekdays]})
        article = rf"(?:{words['articles']})(?:(?<=['’])\s*|\s+)"
        point = rf"(?<=\b[^\W\d_a-z])\.|\b(?:{words['abbreviated']})\."
        joints = "|".join(sorted(names.joints))
        joiner = rf"(?:(?:{joints})\s(?=\S+\s(?!(?:{joints})\s)\S)|(?!(?:{joints})\s)(?:{words['joiners']})\s(?=\S))"
        return cls(
            opening=rf"^(?:{words['openings']})(?:\s*[:：●]\s*|\s+)(?=\S)",
            glued=rf"^(?:{'|'.join(w for w in members(data['lines']) if w.lower() not in names.particles)})"
            r"(?=[^\W\d_a-z][^\W\d_A-Z])",
            kicker=rf"^[^,;:|]{{0,20}}?\b(?:{words['prepositions']})\s+(?=[^\W\d_a-z])",
            separator=rf"\s*(?:[;/|•·●‧、；，,]\s*(?:(?:{words['joiners']})\s(?=\S))?|\s&\s|\s{joiner}|\s[-–—]\s|\n)\s*",
            aside=rf"\s*\((?:{words['joiners']})\s([^()]+)\)",
            trailer=rf"\s*(?:\(.*?\)|\([^()]*|\[.*?\]|<.*?>|\s+(?:{words['trailers']})\s.*|(?-i:\s(?:{words['trailers']})$)|"
            rf"(?:\b|\s)\d.*|\b(?:{days})\b.*|\b(?:{stamps})\w*\b.*)$",
            suffix=rf"\s*(?:{words['suffixes']})\s*$",
            desk=rf"\b(?:{words['desks']})\b",
            role=rf"\b(?:{words['roles']})\b",
            leading_role=rf"^(?:[\w-]+\s){{0,2}}?(?:{words['roles']})(?:[\s-](?:in[\s-]chief|at[\s-]large))?[:,]?\s+(?=\w\S*\s\w)",
            title=TITLED.format(adjectives=words["adjectives"], titles=words["titles"]),
            titled=words["glued_titles"],
            writer=rf"((?:the )?\w+(?: press)?) (?:[\w-]+ ){{0,3}}(?:{words['writers']})s?$",
            article=f"^{article}",
            agency_prefix=rf"^(?:(?:{words['prepositions']}) )?(?:{article})?",
            agency_suffix=rf" (?:{words['agency_suffixes']})$",
            line=rf"(?:{words['lines']})[: ]\s*(?=[^\W\d_a-z])(?:[^\n.!?]|{point}){{3,120}}",
            signed=rf"(?:^|[\s|•·–—-])(?:{words['signed']})(?:\s*[:：]\s*|\s+)(?=[^\W\d_])",
            reported=rf"[(\[]?((?:{words['reported']})\s+)(?=[^\W\d_])",
            several=rf"\w[/,&]|\s(?:{words['joiners']})\s",
            reserved=words["reserved"],
            kickers=members(data["kickers"]),
            labels=members(data["labels"]),
            given=members(data["given"]),
            credit=rf"(?:{words['credits']})\b",
            checked=rf"(?:{words['checked']})\b",
            places=PlaceNames(frozenset(countries()), words["places"]),
            names=names,
            first_names=frozenset(first_names),
        )

    def parse(self, value: str, agency: Agency, own: frozenset[str] = frozenset(), *, declared: bool = False) -> Byline:
        """Parse an author value; `agency` looks up agencies, `own` are keys of the site's names.

        `declared`: markup says that the value names an author, which may then be one word, or a name that begins like a byline.
        """
        text = separated(shown(value), self.titled, self.opening)
        if not text or len(text) > LONGEST or (ADDRESS.search(text) and " " not in text):
            return Byline()
        written = text
        if not pattern(self.credit, re.IGNORECASE).match(text):
            text = self.without_kicker(text, declared=declared)
        opened = text != written
        separator = pattern(self.separator, re.IGNORECASE)
        if (label := LABEL.match(text)) and label[0].strip(" :：").lower() in self.kickers:
            text = text[label.end() :]
        elif label or (is_running_text(text) and not separator.match(text)):
            return Byline()
        if agency(text):
            return Byline(agencies=(text,))
        found: dict[str, list[str]] = {"persons": [], "agencies": [], "desks": []}
        if opened and (several := first_names_alone(separator.split(text), self.first_names)):
            return Byline(persons=several)
        text = pattern(self.aside, re.IGNORECASE).sub(r", \1", text)
        turned = text if opened and self.places.is_place(text.rpartition(", ")[2]) else self.turned(text, agency)
        parts = [p for raw in separator.split(turned) for p in self.weakly_joined(raw, agency)]
        alone = declared and len(parts) == 1
        for i, raw in enumerate(parts):
            part = "" if i and pattern(self.checked, re.IGNORECASE).match(raw) else trimmed_name(self, raw)
            kind, name = self.kind_of(part, agency, own, first=i == 0, alone=alone)
            if kind and not (kind == "persons" and is_place_after_title(self, parts, i, turned)):
                found[kind].append(name)
        return Byline(*(tuple(dict.fromkeys(names)) for names in found.values()))

    def without_opening(self, text: str) -> str:
        """Remove the first opening word of a byline, also one that markup glues to the name: "ByAda Holm"."""
        return pattern(self.glued).sub("", pattern(self.opening, re.IGNORECASE).sub("", text))

    def without_kicker(self, text: str, *, declared: bool) -> str:
        """Remove opening words and a kicker: "Commentary by Ada Holm"; "Karl von Aldern" has a particle and keeps it."""
        bare = self.without_opening(self.without_opening(text))
        whole = declared and "," not in text and self.is_person(text)
        if bare != text and whole and self.names.is_small(text.split(maxsplit=1)[0].lower()):
            return text
        m = pattern(self.kicker).match(bare)
        if m is None or self.is_name_with_particle(bare, m.end(), declared=declared):
            return bare
        return bare[m.end() :]

    def is_name_with_particle(self, text: str, at: int, *, declared: bool) -> bool:
        """True when the word before an offset is a particle of a name and no opening after a genre or series."""
        *before, preposition = text[:at].split()
        if not before or not before[0][:1].isupper() or self.kickers.intersection(w.lower() for w in before):
            return False
        first = pattern(self.separator, re.IGNORECASE).split(text[at:])[0].split()
        return declared or (preposition.lower() in self.names.particles and (len(first) == 1 or len(before) > 1))

    def turned(self, text: str, agency: Agency) -> str:
        """Put the given name first where a catalogue puts it last: "Holm, Ada", "van der Meer, Ludo"."""
        other = agency(text.partition(", ")[0]) or any(pattern(p, re.IGNORECASE).search(text) for p in (self.desk, self.role))
        return text if other else in_order(text, self.names)

    def weakly_joined(self, part: str, agency: Agency) -> list[str]:
        """Split a part at a word that can also join two surnames, where a desk or an agency follows: "Ada Holm y Agencias"."""
        words = part.split()
        if len(words) < 3 or words[-2].lower() not in self.names.joints:
            return [part]
        last = words[-1]
        if agency(last) or pattern(self.desk, re.IGNORECASE).search(last) or last == last.upper() != part:
            return [" ".join(words[:-2]), last]
        return [part]

    def kind_of(
        self, part: str, agency: Agency, own: frozenset[str], *, first: bool, alone: bool = False
    ) -> tuple[str | None, str]:
        """Classify a part by the field of `Byline` and its name there; None for a role or anything else that is not a name."""
        name = self.name_key(part)
        if not name or pattern(self.credit, re.IGNORECASE).match(part) or (not first and self.places.is_place(part)):
            return None, part
        if wire := self.agency_in(part, agency):
            return "agencies", wire
        if not own.isdisjoint({name, name.split()[0], name.replace(" ", "")}):
            return "desks", part
        is_desk = pattern(self.desk, re.IGNORECASE).search(part) or ADDRESS.search(part)
        if (is_desk or own) and (person := before_outlet_name(self, part, own)):
            return "persons", person
        if is_desk:
            return "desks", part
        declared = alone and (self.is_alias(part) or self.is_person(part, declared=True))
        named = self.is_person(part) and (first or not pattern(self.role, re.IGNORECASE).search(part))
        return ("persons" if declared or named else None), part

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
        return bare_name(text, self.article)

    def agency_key(self, text: str) -> str:
        """Normalise a name for comparison with agencies: also without "by", brackets and words such as "staff".

        >>> Bylines.load().agency_key("By the Coastwire News Agency")
        'coastwire'
        """
        return bare_agency(text, self.agency_prefix, self.agency_suffix)

    def is_alias(self, part: str) -> bool:
        """True when a declared author of one word can be a first name or an alias: a word of letters that is no label."""
        if len(part.split()) != 1 or not 2 < len(part) <= MOST_LETTERS or NOT_A_NAME.search(part) or not LETTER.match(part):
            return False
        low = part.lower()
        if len(part) <= MOST_INITIALS and part.isupper():
            return False
        return low not in self.labels and not self.names.is_degree(part) and low.strip(".") not in self.names.generations

    def is_person(self, part: str, *, declared: bool = False) -> bool:
        """True when a part of a byline can be a person's name: two to six capitalised words, or a script without capitals.

        A declared name may have one small word of any kind between capitals: "Otto par Lind".

        >>> bylines = Bylines.load()
        >>> [bylines.is_person(part) for part in ("Ada van Brandt", "our correspondent", "牛镛", "42 photos", "View All")]
        [True, False, True, False, False]
        """
        if len(part) > LONGEST_NAME or NOT_A_NAME.search(part) or not LETTER.search(part):
            return False
        words = part.split()
        if any(ord(c) > EAST_ASIAN for c in part):
            return len(part) <= 20
        if not any(w[0].lower() != w[0].upper() for w in words):
            return len(words) <= MOST_WORDS
        if len(words) == 1 or words[-1].lower() in self.names.particles or self.is_label(words):
            return False
        small = [w for w in words if w[0].islower() and w not in self.names.joints and not self.names.is_small(w)]
        return len(words) <= MOST_WORDS and (not small or (declared and small == [words[1]] and words[0][0].isupper()))

    def is_label(self, words: Sequence[str]) -> bool:
        """True when words open like a label or heading; two words may be a name: "Will Brandt"."""
        first, last = words[0].lower(), words[-1].lower()
        return first in self.labels and not (len(words) == 2 and first in self.given and last not in self.labels)
