"""Judgements of a text in one language: cited documents, figures without a source, a headline stronger than its text.

The words are data of the language pack (`lang/<code>/notices.yaml`), with sentences that are hits and misses.

>>> from audit.lang.pack import Packs
>>> english = Judgements.load(Packs.load().by_code["en"])
>>> list(english.unsourced("The canal cost $2.5 billion.", [("body", Span(0, 28))], []))
[Found(start=15, stop=27, signal='number_without_source', rule='figure-and-no-source-word')]
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, NamedTuple

from audit.frozen import frozen
from audit.lang.pack import Pack
from audit.text import Span, pattern

FILE = "notices.yaml"
"""File of a language pack with its judgements."""
NEAR = 1
"""Maximum distance in sentences of a link that counts as one to the cited document."""
SHORTEST_BODY = 4
"""Minimum sentences of a body to compare a headline with."""
LEAD = 2
"""Sentences at the start of the body that are searched for a hedge."""
SHARED = 0.5
"""Minimum share of a headline's words in a sentence on the same subject."""
QUOTED = re.compile(r"[“\"‘«„]([^“”\"‘’«»„\n]{6,80})[”\"’»“]")
"""Words in quotation marks in a headline."""
DIGIT = re.compile(r"\d")  # a digit that makes numbers
NUMBER = re.compile(r"\d[\d.,]*\d|\d")  # any number of a body
HEADLINE_NUMBER = re.compile(r"\d[\d.,]*\d|\d{2,}")  # a number of a headline, of two digits or more
YEAR = re.compile(r"(?:19|20)\d\d")  # often left out of the text
WORD = re.compile(r"\w+")  # any word
CONTENT_WORD = re.compile(r"\w{4,}")  # a word that indicates the subject of a sentence

Fielded = Sequence[tuple[str, Span]]
"""Sentences in order, each with its field: headline or body."""


class Found(NamedTuple):
    """Words that show a signal, and the rule that found them."""

    start: int
    stop: int
    signal: str
    rule: str


@frozen
class Judgements:
    """Patterns, by name, for cited documents, figures and hedges of one language."""

    documents: Mapping[str, Any] = field(repr=False)
    numbers: Mapping[str, Any] = field(repr=False)
    hedges: Mapping[str, Any] = field(repr=False)

    @classmethod
    def load(cls, pack: Pack) -> "Judgements":
        """Read the judgements of a language pack."""
        data = pack.read(FILE)
        return cls(data["documents"], data["numbers"], data["hedges"])

    def cited(self, text: str, sentences: Fielded, links: Sequence[int] | None) -> Iterator[Found]:
        """Yield documents that the body cites; given the starts of its `links`, also those without a link within a sentence."""
        noun = pattern(rf"\b{self.documents['before']} {self.documents['noun']}\b", re.IGNORECASE)
        verb = pattern(rf"\b{self.documents['verb']}\b", re.IGNORECASE)
        whole = text.lower()
        needs = [n for n in self.documents["needs"] if n in whole]
        for i, (part, s) in enumerate(sentences if needs else ()):
            line = text[s.start : s.stop]
            low = line.lower()
            if part != "body" or not any(n in low for n in needs):
                continue
            m = noun.search(line)
            if not m or not verb.search(line):
                continue
            start, stop = s.start + m.start(), s.start + m.end()
            yield Found(start, stop, "document_cited", "document-noun-and-verb")
            first, last = sentences[max(i - NEAR, 0)][1].start, sentences[min(i + NEAR, len(sentences) - 1)][1].stop
            if links is not None and not any(first <= at < last for at in links):
                yield Found(start, stop, "document_without_link", "no-link-within-a-sentence")

    def unsourced(self, text: str, sentences: Fielded, statements: Sequence[Span]) -> Iterator[Found]:
        """Yield weighty figures in the outlet's own sentences of the body that state no source."""
        figure, sourced = (pattern(self.numbers[name], re.IGNORECASE) for name in ("figure", "sourced"))
        for part, s in sentences:
            line = text[s.start : s.stop]
            if part != "body" or not has_digit(line) or sourced.search(line):
                continue
            if any(p.start < s.stop and s.start < p.stop for p in statements):
                continue
            for m in figure.finditer(line):
                yield Found(s.start + m.start(), s.start + m.end(), "number_without_source", "figure-and-no-source-word")

    def overstated(self, text: str, sentences: Fielded) -> Iterator[Found]:
        """Yield headlines that exceed their text: in a number, words in quotation marks, or certainty."""
        heads = [s for part, s in sentences if part == "headline"]
        body = [text[s.start : s.stop] for part, s in sentences if part == "body"]
        if not heads or len(body) < SHORTEST_BODY:
            return
        low = "\n".join(body).lower()
        for s in heads:
            line = text[s.start : s.stop]
            for span in missing_numbers(line, low):
                yield Found(s.start + span.start, s.start + span.stop, "headline_stronger", "number-not-in-body")
            for span in missing_quotations(line, low):
                yield Found(s.start + span.start, s.start + span.stop, "headline_stronger", "quotation-not-in-body")
            if self.hedge_dropped(line, body):
                yield Found(s.start, s.stop, "headline_stronger", "hedge-dropped")

    def hedge_dropped(self, headline: str, body: Sequence[str]) -> bool:
        """True when a headline has no hedge, but one of the first sentences with the same words has."""
        if pattern(self.hedges["headline"], re.IGNORECASE).search(headline):
            return False
        content = set(CONTENT_WORD.findall(headline.lower()))
        hedge = pattern(self.hedges["lead"], re.IGNORECASE)
        for sentence in body[:LEAD]:
            same = content & set(CONTENT_WORD.findall(sentence.lower()))
            if len(same) >= max(3, SHARED * len(content)) and hedge.search(sentence):
                return True
        return False


def has_digit(line: str) -> bool:
    """True when a line has a digit of any script."""
    return DIGIT.search(line) is not None or (not line.isascii() and any(map(str.isdigit, line)))


def missing_numbers(headline: str, body: str) -> Iterator[Span]:
    """List numbers of a headline that the body (lower case) lacks, years ignored.

    >>> list(missing_numbers("Repair of 2026 to cost 900 lives", "it cost 90 lives in 1911"))
    [Span(start=23, stop=26)]
    """
    found = list(HEADLINE_NUMBER.finditer(headline))
    known = set(NUMBER.findall(body)) if found else set()
    known |= {n.replace(",", "") for n in known}
    for m in found:
        if not YEAR.fullmatch(m.group()) and m.group() not in known and m.group().replace(",", "") not in known:
            yield Span(m.start(), m.end())


def missing_quotations(headline: str, body: str) -> Iterator[Span]:
    """List quotations of two words or more in a headline whose words are not consecutive in the body (lower case).

    >>> list(missing_quotations("Brandt calls deal ‘utter madness’", "brandt criticised the deal"))
    [Span(start=19, stop=32)]
    """
    found = list(QUOTED.finditer(headline))
    words = " ".join(WORD.findall(body)) if found else ""
    for m in found:
        quoted = WORD.findall(m.group(1).lower())
        if len(quoted) > 1 and " ".join(quoted) not in words:
            yield Span(m.start(1), m.end(1))
