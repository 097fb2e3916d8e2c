"""Who can be meant in an interview: persons named in the text, the author of the byline, media."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from audit.extract.statements.sources.people import Person, people
from audit.extract.statements.sources.speakers import Speakers
from audit.text import Block

CERTAIN, LIKELY, OPEN = 0.97, 0.86, 0.6
"""Probability of an interviewee whom a question addresses, of the only person before it, and of the one named most."""
INITIALS = (2, 4)
"""Minimum and maximum letters of initials."""


class Interviewee(NamedTuple):
    """The person who answers, with the probability that it is the right one."""

    name: str
    p: float


class Cast:
    """The persons of a text, and its author: who labels and questions can mean."""

    def __init__(self, text: str, authors: Sequence[str], known: Speakers) -> None:
        self.text, self.known, self.authors = text, known, list(authors)

    @cached_property
    def people(self) -> list[Person]:
        """Persons named in the text, found at the first use."""
        return people(self.text, self.known)

    @property
    def author(self) -> str | None:
        """The author, where there is one only."""
        return self.authors[0] if len(self.authors) == 1 else None

    def is_author(self, name: str) -> bool:
        """True for the name, surname or initials of an author."""
        low = name.lower()
        return any(low in {a.lower(), self.known.surname(a).lower(), initials(a).lower()} for a in self.authors)

    def is_headed(self, name: str, blocks: Sequence[Block]) -> bool:
        """True for a name in the headline: the person of the story, whatever line was taken for its byline."""
        headline = " ".join(self.text[b.start : b.stop] for b in blocks if b.zone == "headline")
        return self.known.surname(name) in headline

    def is_medium(self, name: str) -> bool:
        """True for the name of a medium."""
        words = {w.lower() for w in re.findall(r"[^\W\d_]+", name)}
        return not words.isdisjoint(self.known.lists["media"])

    def is_titled(self, name: str) -> bool:
        """True for a name with a title: somebody in court or parliament, not an interviewer."""
        return name.partition(" ")[0].rstrip(".").lower() in self.known.lists["titles"]

    def person(self, name: str) -> str | None:
        """Find the person with a name or surname, whatever its case; None where nobody or several have it."""
        parts = [w for w in name.split() if w.rstrip(".").lower() not in self.known.lists["titles"]] or name.split()
        whole = " ".join(parts).lower()
        names = [*(f for p in self.people for f in p.forms), *self.authors]
        exact = [n for n in names if n.lower() == whole]
        last = [n for n in names if self.known.surname(n).lower() == parts[-1].lower() and " " in n]
        near = [n for n in last if len(parts) == 1 or n.split()[0][:1].lower() == parts[0][:1].lower()]
        first = [n for n in names if len(parts) == 1 and " " in n and n.split()[0].lower() == whole]
        fits = [list(dict.fromkeys(found)) for found in (exact, near, first)]
        found = next((f for f in fits if f), [])
        return found[0] if len(found) == 1 else None

    def by_initials(self, label: str, labels: Sequence[str]) -> str | None:
        """Find the only person with these initials among persons, authors and other labels."""
        letters = label.replace(".", "").replace(" ", "")
        if not letters.isupper() or not INITIALS[0] <= len(letters) <= INITIALS[1]:
            return None
        names = dict.fromkeys([*(p.name for p in self.people), *self.authors, *labels])
        fits = [n for n in names if " " in n and initials(n) == letters]
        return fits[0] if len({n.lower() for n in fits}) == 1 else None

    def interviewee(
        self, before: Sequence[Block], asked: Sequence[Block], announcing: Sequence[str] = (), but: str | None = None
    ) -> Interviewee | None:
        """Find the person who answers: addressed in a question, else announced, else named before; None where nobody is.

        `announcing`: words that announce the interview, the nearest first; the first that names persons counts. `but`: a person
        whom the answers tell of, so that nobody else is likely either.
        """
        lead, questions = (" ".join(self.text[b.start : b.stop] for b in blocks) for blocks in (before, asked))
        words = set(re.findall(r"[\w’'-]+", f"{lead} {questions}"))
        others = [p for p in self.people if p.surname in words and not self.is_author(p.name) and p.surname != but]
        called = [p for p in others if self.addressed(p, questions)]
        if len(called) == 1:
            return Interviewee(called[0].name, CERTAIN)
        announced = next((found for said in announcing if (found := [p for p in others if self.named(p, said)])), [])
        if len({p.surname for p in announced}) == 1:
            return Interviewee(max(announced, key=lambda p: self.named(p, lead)).name, LIKELY)
        counts = sorted(((self.named(p, lead), -p.start, p) for p in others), key=lambda x: x[:2], reverse=True)
        counts = [c for c in counts if c[0]]
        if not counts:
            return None
        sole = but is None and (len(counts) == 1 or counts[0][0] >= 2 * counts[1][0])
        headline = next((self.text[b.start : b.stop] for b in before if b.zone == "headline"), "")
        headed = [c[2] for c in counts if self.named(c[2], headline)]
        if len(headed) == 1:
            return Interviewee(headed[0].name, LIKELY if sole and headed[0] is counts[0][2] else OPEN)
        return Interviewee(counts[0][2].name, LIKELY if sole else OPEN)

    def named(self, p: Person, words: str) -> int:
        """Count how often words name a person by surname, but as a place: "the harbour of Port Amber"."""
        places = "|".join(sorted(self.known.lists["locatives"]))
        first = re.escape(p.name.removesuffix(p.surname))
        found = re.finditer(rf"(?P<place>\b(?:{places})\s)?(?:{first})?\b{re.escape(p.surname)}\b", words)
        return sum(m["place"] is None for m in found)

    def addressed(self, p: Person, questions: str) -> bool:
        """True when a question calls a person by name: "Mr Vos, why …?", "And the crews, Piet?"."""
        names = "|".join(re.escape(n) for n in dict.fromkeys((p.name, p.surname, p.name.split()[0])))
        titles = "|".join(re.escape(t) for t in sorted(self.known.lists["titles"], key=len, reverse=True))
        call = rf"(?:^|(?<=[.?!] )|(?<=, ))(?:(?:{titles})\.? )?(?:{names})(?=[,?!])"
        return re.search(call, questions, re.IGNORECASE) is not None


def initials(name: str) -> str:
    """Return the initials of a name in capitals.

    >>> initials("Lena van der Hart")
    'LVDH'
    """
    return "".join(w[0] for w in name.split()).upper()
