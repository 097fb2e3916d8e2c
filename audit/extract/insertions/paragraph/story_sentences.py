"""Which sentences of a paragraph are story for certain, and where the story may start inside one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from audit.extract.insertions.paragraph.sentence_model import sentence_features
from audit.extract.insertions.plain.line_model import letter_case
from audit.extract.insertions.plain.seams import UPPER
from audit.extract.insertions.plain.split import Line
from audit.extract.insertions.vocabulary import Vocabulary
from audit.extract.insertions.wordings.match import borders
from audit.lang.frequency import WordBands
from audit.models.linear import Linear
from audit.text import Span, ends_sentence, trimmed

TELLS, DOUBTFUL = -1.2, 1.0
"""Maximum log-odds of a request for a sentence of the story: of any, and of one that shares its subject with the text."""
NARRATED = 2.0
"""Maximum log-odds of a request for a sentence of the story with a verb of a report, however short it is ("Eleven died.")."""
CONTRAST = 3.0
"""Minimum difference in log-odds between a request without a stop and the story behind it."""
REPORTS = -2.0
"""Maximum log-odds of a request for a sentence of the story that a rule matches."""
CERTAIN = 5.0
"""Log-odds of a story beyond which more words add no evidence."""
JOINED = 2.5
"""Minimum weight of the evidence that a story starts inside a sentence."""
SHARED, LINKED, COMMON = 1.5, 3.0, 0.6
"""Weights: a word of the rest of the text in the story; a link, address or words in capitals that end before it; each band of
its first word."""
LAST = 1.0
"""Weight of a last word with which many requests end."""
NAMED, TITLED, NEXT = 6.0, 3.0, 1.0
"""Weights against a start between two capitalised words, before a capitalised common word, and before another name."""
COMMONEST, STARTER = 3, 5
"""Band and maximum code points of a first word that is no name ("The", "After")."""
LONGEST_ADDRESS = 30
"""Maximum code points of a word that are read behind a point."""
FEWEST = 2
"""Minimum words of a sentence of the story."""
LONG = 3
"""Maximum letters of a word that may be small in a title, and spaces of a phrase."""
SUBJECT = 5
"""Minimum code points of a word that shows the same subject."""
PERSONAL = 2
"""Maximum pronouns of a writer outside quotation marks in a text that nobody tells in the first person."""
OFFERED = ("newsletter", "appeal")
"""Kinds of requests whose words make a sentence doubtful ("The newsletter arrives on Fridays.")."""

INITIAL = re.compile(r"(?:[\s.]|^)[^\W\d_]\.\s*$")
"""An initial, whose point ends no sentence ("P.O. Box")."""
ADDRESS = re.compile(r"https?:|www\.|[@#/_]|\.[a-z]{2,4}\b|(?<=[A-Z]{2})\.[A-Z]{2,4}\b|\.(?i:com|net|org)\b")
"""Sign that a word is an address: letters behind a point are small, or capitals like those before it. "year.Sign" is none."""
MAIL = re.compile(r"(?:@[\w-]+\.|\bwww\.|://)\S+$")
"""A mail or web address at the end of a text."""
BRACKETED = re.compile(rf"(?:\[[^\[\]\n]+ [^\[\]\n]+\]|\([^()\n]+ [^()\n]+\))\s*(?=[\"“„«¿¡]?[{UPPER}])")
"""Two words and more in brackets at the start of a sentence, before a sentence of the text."""
SHOUTED = re.compile(r"(?:\b[^\W\d_a-zß-öø-ÿ]+\b[\W\d]*){3}$")
"""Three words in capitals at the end of a text."""
CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿ]{2,}(?=\W|$)")
"""A word in capitals, between two of which no story starts."""
ON_X = re.compile(r"(\w+) X\.\s*$")
"""A capital X before a stop, and the word before it."""
JOIN = re.compile(rf"(?<=[\w%)\]]) (?!(?<=\d )[AP]\.?M\b)(?=[\"“„«¿¡]?[{UPPER}])")
"""Space between a word without a stop and a capital ("…breaking news alerts Eleven people…"), but not within "3 A.M."."""
STARTS = re.compile(rf"([{UPPER}][^\W\d_A-Z]*) (?=[^\W\d_A-Z])")
"""A word with a capital before one without."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")
"""One word without digits at its start."""
QUOTED = re.compile(r"[“\"„«][^“”\"„«»]*[”\"“»]")
"""A quotation, in which "you" and "we" address somebody else."""
TITLE = re.compile(r"[\"“„«]\s?(?:\w+,? [^\W\d_a-zß-öø-ÿ]|[^“”\"„«»]{0,14}[”\"“»])")
"""A title in quotation marks: short, or with a capital in its second word ("“How It Works” magazine")."""

UTTERED = re.compile(r"[\"“„«][^“”\"„«»]+(?:[,.!?]\s?[”\"“»]|\s?[”\"“»],)\s")
"""A quotation with the comma or stop of an utterance, which a title lacks ("„Die Planung ist falsch“, sagte …")."""


class Join(NamedTuple):
    """A place inside a sentence where the story may start: end of the words before it, and weight of the evidence."""

    weight: float
    stop: int


@dataclass(slots=True)
class StorySentences:
    """The sentences of one text: request, story, or neither for certain. `linked` holds the ends of the links of a page."""

    text: str
    model: Linear
    vocabulary: Vocabulary
    bands: WordBands
    linked: frozenset[int] = frozenset()
    scores: dict[Span, float] = field(default_factory=dict)
    split: dict[Span, list[Span]] = field(default_factory=dict)
    known: Counter[str] = field(default_factory=Counter)
    pronouns: int | None = None

    def impersonal(self) -> bool:
        """True when no writer tells the story: outside quotations, "our guide" is the outlet's."""
        if self.pronouns is None:
            self.pronouns = sum(1 for _ in self.vocabulary.asked.narrator.finditer(QUOTED.sub("", self.text).lower()))
        return self.pronouns <= PERSONAL

    def sentences(self, line: Line) -> list[Span]:
        """Split a line into its sentences, neither behind an initial nor inside an address."""
        whole = Span(line.start, line.stop)
        if whole not in self.split:
            stops = [at for at in borders(self.text, line) if self.ends_at(at, line.start)]
            closed = (m.end() for at in (line.start, *stops) if (m := BRACKETED.match(self.text, at, line.stop)))
            edges = sorted({line.start, *stops, *closed, line.stop})
            self.split[whole] = [trimmed(self.text, a, b) for a, b in pairwise(edges) if self.text[a:b].strip()]
        return self.split[whole]

    def ends_at(self, at: int, start: int) -> bool:
        """True when a stop before a place ends a sentence of the line from `start`."""
        if INITIAL.search(self.text[max(start, at - 5) : at]) and not self.ends_at_network(at, start):
            return False
        if self.text[at - 1].isspace():
            return True
        begin = max(start, self.text.rfind(" ", start, at) + 1)
        return ADDRESS.search(self.text[begin : at + LONGEST_ADDRESS].partition(" ")[0]) is None

    def ends_at_network(self, at: int, start: int) -> bool:
        """True when the letter before a stop is the network X: "Follow us on X."."""
        last = ON_X.search(self.text, max(start, at - SUBJECT * 2), at)
        return last is not None and self.vocabulary.asked.unfinished.search(last[1].lower()) is not None

    def asks(self, span: Span) -> float:
        """Return the log-odds that a span is a request."""
        if span not in self.scores:
            words = self.text[span.start : span.stop]
            self.scores[span] = self.model.score(sentence_features(words, self.vocabulary.addressed))
        return self.scores[span]

    def addresses(self, span: Span) -> bool:
        """True when words outside quotations address the reader or refer to the outlet."""
        before = self.text[max(span.start - 2, 0) : span.start]  # "bleiben| Sie" addresses the reader
        words = QUOTED.sub("", self.text[span.start : span.stop])
        return self.vocabulary.addressed.search(before + words if before[:1].isalpha() else words) is not None

    def plain(self, span: Span) -> bool:
        """True when a sentence may be story: it ends in a stop, is not a title, offers nothing and addresses nobody."""
        words = self.text[span.start : span.stop]
        tokens = WORD.findall(words)
        return (
            ends_sentence(words)
            and len(tokens) >= FEWEST
            and letter_case(tokens) not in {"title", "capitals"}
            and not self.addresses(span)
            and (self.asks(span) <= REPORTS or not self.offers(QUOTED.sub("", words).lower()))
        )

    def tells(self, span: Span) -> bool:
        """True when a sentence is story for certain: it asks nothing, shares its subject with the text, or reports an event."""
        asks = self.asks(span)
        if asks > NARRATED or not self.plain(span):
            return False
        return asks <= TELLS or (asks <= DOUBTFUL and self.shared(span, span)) or self.narrates(span)

    def may_tell(self, span: Span) -> bool:
        """True when a sentence is story, for certain or by its form, before a cue that is none of it."""
        return self.tells(span) or (self.plain(span) and self.asks(span) <= DOUBTFUL)

    def names(self, span: Span) -> bool:
        """True when a sentence may be story although most of its words have a capital, because they are names in the text."""
        words = self.text[span.start : span.stop]
        small = any(w[0].islower() for w in WORD.findall(words) if len(w) > LONG)
        asked = self.addresses(span) or self.asks(span) > 0 or self.offers(QUOTED.sub("", words).lower())
        return small and not asked and ends_sentence(words) and self.shared(span, span)

    def narrates(self, span: Span) -> bool:
        """True when a sentence has a verb of a report."""
        return self.vocabulary.asked.narrated.search(self.text[span.start : span.stop].lower()) is not None

    def resumes(self, before: Span, rest: Span) -> bool:
        """True when the words behind a possible start are story, or read quite unlike the request before them."""
        unlike = self.asks(before) - self.asks(rest) >= CONTRAST and self.plain(rest)
        return unlike or self.tells(rest)

    def reports(self, span: Span) -> bool:
        """True when a sentence reports a request: somebody says it, or nothing in it asks or addresses the reader."""
        words = QUOTED.sub("", self.text[span.start : span.stop])
        if not ends_sentence(self.text[span.start : span.stop]) or self.vocabulary.addressed.search(words):
            return False
        return self.vocabulary.asked.told.search(words.lower()) is not None or self.asks(span) <= REPORTS

    def offers(self, low: str) -> bool:
        """True when words in lower case name what an outlet offers, and do not report it."""
        return not self.vocabulary.asked.told.search(low) and any(self.vocabulary.line[kind].search(low) for kind in OFFERED)

    def joins(self, span: Span) -> Iterator[Join]:
        """Yield the places inside a sentence where the story starts, with the weight of the evidence."""
        for at in self.gaps(span):
            if (weight := self.join(span, at)) is not None:
                yield Join(weight, at)

    def gaps(self, span: Span) -> Iterator[int]:
        """Yield the spaces inside a sentence behind which the story may start by its letters and the word before."""
        for m in JOIN.finditer(self.text, span.start, span.stop):
            last = self.text[span.start : m.start()].rpartition(" ")[2]
            titled = TITLE.match(self.text, m.end()) and not UTTERED.match(self.text, m.end())
            shouted = CAPITALS.search(last) and CAPITALS.match(self.text, m.end())
            if not titled and not shouted and not self.goes_on(last.lower(), m.end()):
                yield m.start()

    def goes_on(self, last: str, at: int) -> bool:
        """True when a word in lower case ends no sentence, alone or with the word at a place ("Google|News")."""
        asked, following = self.vocabulary.asked, WORD.match(self.text, at)
        paired = following is not None and asked.compounds.search(f"{last} {following[0].lower()}")
        return bool(paired) or asked.unfinished.search(last) is not None

    def join(self, span: Span, at: int) -> float | None:
        """Weigh the evidence that the story starts behind a space of a sentence; None where it is not enough."""
        rest = Span(at + 1, span.stop)
        resumes = self.resumes(Span(span.start, at), rest) or (self.shuts(span.start, at) and self.plain(rest))
        weight = self.evidence(span, at, rest) if resumes else 0.0
        return weight if weight >= JOINED else None

    def evidence(self, span: Span, at: int, rest: Span) -> float:
        """Weigh the evidence that a story starts after `at`: its words, its subject, its first words and the last before."""
        before = WORD.findall(self.text[max(span.start, at - 40) : at])
        first, follows, *_ = (*WORD.findall(self.text[rest.start : rest.start + 60]), "", "")
        known = self.bands.lower.get(first.lower(), 0)
        unlike = (self.asks(Span(span.start, at)) - self.asks(rest)) / 2
        found = (
            min(max(-self.asks(rest), unlike), CERTAIN)
            + COMMON * known
            + SHARED * self.shared(span, rest)
            + self.narrates(rest)
            + LINKED * (at in self.linked)
        )
        words, shut = self.text[span.start : at], self.shuts(span.start, at)
        last = self.vocabulary.asked.networks.search(words.lower())
        if shut:
            found += LINKED
        elif last and self.text.count(" ", *rest) > LONG:
            found += LAST
        plain = shut or last or not before or not before[-1][0].isupper()
        if not plain and not (known >= COMMONEST and len(first) <= STARTER):
            found -= NAMED if known else CERTAIN + NAMED
        if follows[:1].isupper():
            found -= TITLED if self.bands.lower.get(follows.lower(), 0) >= COMMONEST else NEXT
        return found

    def resumed(self, span: Span) -> int:
        """Return where the story resumes behind a request without a stop, if it is plain that it does; else the span's end."""
        ends = (at for at in self.gaps(span) if self.resumes_plainly(at) and self.plain(Span(at + 1, span.stop)))
        return next(ends, span.stop)

    def resumes_plainly(self, at: int) -> bool:
        """True when a short common word with a capital, before one in small letters, starts a sentence after a space.

        "… as it happens| The results are due on Tuesday."
        """
        m = STARTS.match(self.text, at + 1)
        last = self.text[max(at - LONGEST_ADDRESS, 0) : at].split()[-1:] if m else []
        return (
            m is not None
            and bool(last)
            and last[0][0].islower()
            and len(m[1]) <= STARTER
            and self.bands.lower.get(m[1].lower(), 0) >= COMMONEST
        )

    def shuts(self, start: int, at: int) -> bool:
        """True when a request ends before a space by its letters: in an address, or in capitals before a word that has none."""
        words, first = self.text[start:at], WORD.search(self.text, at)
        shouted = SHOUTED.search(words) is not None and first is not None and not first[0].isupper()
        return shouted or MAIL.search(words) is not None

    def shared(self, span: Span, rest: Span) -> bool:
        """True when a word of the story occurs in the text outside its sentence."""
        if not self.known:
            self.known.update(w.lower() for w in WORD.findall(self.text))
        here = Counter(w.lower() for w in WORD.findall(self.text[span.start : span.stop]))
        story = {w.lower() for w in WORD.findall(self.text[rest.start : rest.stop]) if len(w) >= SUBJECT}
        return any(self.known[w] > here[w] for w in story)
