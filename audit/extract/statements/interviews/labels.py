"""Lines that begin with their speaker: "Lena Hart: …", "PIET VOS, chairman: …", "Q. …"; names on lines of their own.

>>> [LABEL.match(s)["name"] for s in ("Lena Hart: No.", "PIET VOS, chairman: No.", "[00:15] Hart (on the quay): No.")]
['Lena Hart', 'PIET VOS', 'Hart']
>>> [LETTERS.match(s)["name"] for s in ("Q. Why?", "A: So.", "R. – Ainsi.")]
['Q', 'A', 'R']
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from audit.extract.statements.interviews.turn import asks
from audit.extract.statements.sources.speakers import Speakers
from audit.lang.dialogue import DialogueOf, DialogueWords
from audit.text import STOPS, Block, Span, counted, ends_sentence, trimmed

LABEL = re.compile(
    r"[“\"«]?\s?(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*)?[“\"«]?(?P<name>[^\W\d_][^:：,(\[\n“”\"]{0,44}?)"
    r"(?P<office>,\s[^:：\n“”\"]{2,70})?\s?(?:[(\[][^)\]\n]{1,40}[)\]])?\s?[:：](?!//)(?:\s+|$)"
)
"""A name before a colon, perhaps with the time before it, and an office or a note after it, as in transcripts."""
LETTERS = re.compile(r"(?P<name>[^\W\d_]{1,9})(?:[.:)：]\s*(?:[–—-]\s*)?|\s[–—-]\s+)(?=\S)")
"""A label of question or answer: "Q.", "A:", "R. –"."""
REACH = 180
"""Code points of a line in which the colon of a label is searched."""
WORDS = 5
"""Maximum words of a label."""
PROPER = re.compile(r"[^\W\d_a-z]|[^\W\d_]+[’'-][^\W\d_a-z]")
"""A word that begins with a capital, or has one after an apostrophe or hyphen: "d’Arcy"."""
OWNER = re.compile(r"[’']s?\b(?!\w)|[’'] ")
"""A possessive ending in a label: a topic, not a speaker."""
INITIALS = 3
"""Maximum letters of initials, which can spell a word."""
LINKS = 3
"""Maximum letters of a word in lower case inside a name: "van", "de", "al"."""
WRAPPED = frozenset({"strong", "b", "em", "i", "dt", "h2", "h3", "h4", "h5", "h6", "cite", "speaker"})
"""Markup of a name on a line of its own."""
TIMES, NAMES = 2, 2
"""Minimum lines of a name without markup that is a label, and minimum such names."""
LONGEST = 60
"""Maximum code points of a line that is a name alone."""
FULL = 2
"""Minimum words of such a name."""
TAKING_TURNS = 0.6
"""Minimum share of such lines whose name is not that of the line before."""
QUESTIONS, ENDING = 2, 0.6
"""Minimum lines labelled as questions without labels of answers, and minimum share of them that end with a question mark."""


class Label(NamedTuple):
    """A labelled line: number of its block, span and words of the label, the office beside it, and where speech starts.

    `key` joins labels of one speaker: the surname in lower case.
    """

    block: int
    span: Span
    name: str
    office: str | None
    start: int
    key: str


Pair = tuple[str, str]
"""Labels of question and answer, in lower case."""


def labels(text: str, blocks: Sequence[Block], words: DialogueOf, pair: Pair | None, known: Speakers) -> list[Label]:
    """List the labelled lines of blocks, in order; where most labels are in capitals, only those."""
    lines = [(n, b) for n, b in enumerate(blocks) if b.zone != "headline"]
    found = (lettered(text, b, n, pair) or named_line(text, b, n, words, known) for n, b in lines)
    kept = [label for label in found if label is not None]
    capitals = [label for label in kept if label.name.isupper()]
    return capitals if 2 * len(capitals) > len(kept) and pair is None else kept


def asked_pair(text: str, blocks: Sequence[Block], dialogue: DialogueWords) -> Pair | None:
    """Find the pair of labels for question and answer that a text uses: the question comes first."""
    heads = [m["name"].lower() for b in blocks if (m := LETTERS.match(text, b.start, b.stop))]
    first = {head: n for n, head in reversed(list(enumerate(heads)))}
    pairs = ((question.lower(), answer.lower()) for question, answer in dialogue.pairs)
    return next(((q, a) for q, a in pairs if q in first and a in first and first[q] < first[a]), None)


def asked_alone(text: str, blocks: Sequence[Block], dialogue: DialogueWords) -> dict[int, int]:
    """Find questions with a label, "Q: …", whose answers have none: the numbers of their blocks, with where the words start."""
    heads = {n: m for n, b in enumerate(blocks) if (m := LETTERS.match(text, b.start, b.stop))}
    names = {m["name"].lower() for m in heads.values()}
    for question, answer in dialogue.pairs:
        found = {n: m.end() for n, m in heads.items() if m["name"].lower() == question.lower()}
        asking = sum(asks(text[blocks[n].start : blocks[n].stop]) for n in found)
        if len(found) >= QUESTIONS and answer.lower() not in names and asking >= ENDING * len(found):
            return found
    return {}


def lone_names(text: str, blocks: Sequence[Block], words: DialogueOf, known: Speakers) -> list[Label]:
    """List names on lines of their own without markup that take turns, each before what that person says."""
    found = []
    for n, (b, after) in enumerate(itertools.pairwise(blocks)):
        if b.stop - b.start > LONGEST:
            continue
        line = text[b.start : b.stop].rstrip()
        if b.zone == "headline" or not FULL <= len(line.split()) <= WORDS or line[-1:] in STOPS or ":" in line:
            continue
        if ends_sentence(text[after.start : after.stop]):
            label = label_of(text, n, Span(b.start, b.stop), None, b.stop, words, known)
            found += [label] if label is not None else []
    often = {key for key, count in Counter(x.name for x in found).items() if count >= TIMES}
    kept = [x for x in found if x.name in often]
    turns = sum(x.key != y.key for x, y in itertools.pairwise(kept))
    return kept if len({x.key for x in kept}) >= NAMES and turns >= TAKING_TURNS * (len(kept) - 1) else []


def lettered(text: str, b: Block, n: int, pair: Pair | None) -> Label | None:
    """Read a label of question or answer."""
    m = LETTERS.match(text, b.start, b.stop) if pair else None
    if m is None or pair is None or m["name"].lower() not in pair:
        return None
    return Label(n, Span(*m.span("name")), m["name"], None, m.end(), m["name"].lower())


def named_line(text: str, b: Block, n: int, words: DialogueOf, known: Speakers) -> Label | None:
    """Read a name before a colon, or on a line of its own in markup."""
    head = text[b.start : min(b.start + REACH, b.stop)]
    m = LABEL.match(text, b.start, b.stop) if ":" in head or "：" in head else None
    if m is None:
        line = text[b.start : b.stop]
        alone = WRAPPED.intersection((*b.tokens[:1], b.tag)) and counted(line) <= WORDS and line.rstrip()[-1:] not in STOPS
        return label_of(text, n, Span(b.start, b.stop), None, b.stop, words, known) if alone else None
    office = m["office"][1:].strip() if m["office"] else None
    if office and not m["name"].isupper() and not is_office(office, words, known):
        return None  # "Instead, he asked:"
    return label_of(text, n, Span(*m.span("name")), office, m.end(), words, known)


def is_office(words_after: str, words: DialogueOf, known: Speakers) -> bool:
    """True when the words after a name and a comma have an office or role."""
    low = words_after.lower().split()
    return any(w in words.interviewers or any(w in known.lists[name] for name in OFFICES) for w in low)


OFFICES = ("offices", "roles", "heads")


def label_of(text: str, n: int, span: Span, office: str | None, start: int, words: DialogueOf, known: Speakers) -> Label | None:
    """Make a label; None for words that cannot be a name."""
    span = trimmed(text, *span)
    name = text[span.start : span.stop]
    parts = name.split()
    initials = name.isupper() and len(name) <= INITIALS
    other = not initials and not words.not_speakers.isdisjoint({name.lower(), *(p.lower() for p in parts[:1])})
    if not parts or len(parts) > WORDS or other:
        return None
    if OWNER.search(name):
        return None
    if name.lower() in words.interviewers:
        return Label(n, span, name, office, start, name.lower())
    last = PROPER.match(parts[-1]) or (len(parts) > 1 and parts[-1].isdigit())
    if not last or not all(PROPER.match(p) or len(p) <= LINKS or p.isdigit() for p in parts):
        return None
    return Label(n, span, name, office, start, key_of(parts, known.lists["titles"]))


def key_of(parts: Sequence[str], titles: frozenset[str]) -> str:
    """Return the key of a speaker: the last word of the name in lower case, without its title; numbers stay with their word.

    >>> key_of(["PIET", "VOS"], frozenset()), key_of(["Mr", "Vos"], frozenset({"mr"})), key_of(["Speaker", "2"], frozenset())
    ('vos', 'vos', 'speaker 2')
    """
    kept = [p.strip(".").lower() for p in parts if p.strip(".").lower() not in titles] or [parts[-1].lower()]
    return " ".join(kept[-2:]) if kept[-1].isdigit() else kept[-1]
