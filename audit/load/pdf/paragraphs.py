"""Paragraphs of the lines of a PDF: where they begin, initials, and words that are hyphenated at line ends.

A hyphen at a line end between lower-case letters may belong to the word or not. The text has one reading: the one that the
document has elsewhere inside a line, else the word without hyphen. The other reading is kept with the place of the word.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from audit.load.page_words import page_words
from audit.load.pdf.columns import APART, Block, Line, overlap
from audit.load.pdf.initials import REST, spelled
from audit.load.pdf.linked import anchors
from audit.text import Anchor, ends_sentence

HYPHENS = "-\u2010\u00ad"
"""Marks at the end of a line of a hyphenated word; a soft hyphen is never part of it."""
SOFT = "\u00ad"
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")  # a word, with the hyphens and apostrophes inside it
TAIL = re.compile(rf"({WORD.pattern})[-\u2010\u00ad]$")  # the part of a word before the hyphen at a line end
HYPHENED = re.compile("[-\u2010]")  # inside a word
INDENT = 0.6
"""Minimum indent of a paragraph's first line, in units of the font size."""
SPREAD = 1.3
"""Minimum ratio of the distance between paragraphs to that between lines."""
RESIZED = 1.12
"""Minimum ratio of font sizes of different paragraphs."""
SKIPPED = 4
"""Maximum paragraphs, captions but for the last, that are looked at for one that goes on in the next block."""
SHORT = 0.85
"""Maximum share of the column's width of a line that can end a paragraph."""


class Paragraph(NamedTuple):
    """Text of a paragraph, its font size, the words that can be read otherwise (start, stop, other reading), and its links."""

    text: str
    size: float
    bold: bool
    others: tuple[tuple[int, int, str], ...] = ()
    links: tuple[Anchor, ...] = ()


def paragraphs_of(blocks: Sequence[Block]) -> list[list[Line]]:
    """Lines of each paragraph; one that ends a block without ending a sentence goes on in the next block of its size."""
    found: list[list[Line]] = []
    current: list[Line] = []
    leading = usual_leading(blocks)
    for block in blocks:
        left = min(s.x0 for s in block)
        right = max(s.x1 for s in block)
        for i, line in enumerate(block):
            if i and not line.initial:
                begins = parts(block[i - 1], line, left, right, leading)
            else:
                going = None if line.initial else last_open(found, line)
                begins, current = going is None, going or []
            if begins:
                current = []
                found.append(current)
            current.append(line)
    return found


def usual_leading(blocks: Iterable[Block]) -> float:
    """The usual distance of baselines in units of the font size."""
    gaps = [
        (b.base - a.base) / max(a.size, b.size)
        for block in blocks
        for a, b in pairwise(block)
        if max(a.size, b.size) < RESIZED * min(a.size, b.size)
    ]
    return median(gaps) if gaps else 1.2


def parts(before: Line, line: Line, left: float, right: float, leading: float) -> bool:
    """True when a line begins a paragraph after the line above it."""
    small, large = sorted((before.size, line.size))
    if "\t" in before.text or "\t" in line.text:
        return True
    if large >= RESIZED * small or (before.bold != line.bold and min(len(before.text), len(line.text)) > 1):
        return True
    gap = (line.base - before.base) / large
    if gap > SPREAD * leading:
        return True
    if line.x0 - left >= INDENT * line.size and line.x0 - before.x0 >= INDENT * line.size / 2:
        return not before.text.endswith(tuple(HYPHENS))
    return ends_sentence(before.text) and before.x1 - left < SHORT * (right - left) and right - before.x1 > 3 * line.size


def last_open(found: Sequence[list[Line]], line: Line) -> list[Line] | None:
    """The paragraph that the first line of a block goes on with; a caption may come between. None where there is none."""
    for place, paragraph in enumerate(reversed(found[-SKIPPED:])):
        last = paragraph[-1]
        alike = last.size * RESIZED > line.size
        if place == 0 and alike and overlap(last, line) and line.base - last.base > APART * line.size:
            return None
        if goes_on(last, line):
            return paragraph
        if alike:
            return None
    return None


def goes_on(last: Line, line: Line) -> bool:
    """True when the first line of a block goes on with the paragraph before it."""
    small, large = sorted((last.size, line.size))
    if large >= RESIZED * small or last.bold != line.bold:
        return False
    return not ends_sentence(last.text) and "\t" not in last.text


def joined(lines: Sequence[Line], known: frozenset[str]) -> Paragraph:
    """A paragraph of lines; `known` are the words that the document has inside lines, in lower case."""
    text = ""
    others: list[tuple[int, int, str]] = []
    for line in lines:
        words = line.text[:-1].replace(SOFT, "") + line.text[-1:]
        if line.initial:
            opening, other = spelled(line.initial, words, known)
            rest = REST.match(words)
            words = opening + words[rest.end() if rest else 0 :]
            if other:
                others.append((0, len(opening), other))
        if not text:
            text = words
            continue
        tail, head = TAIL.search(text), WORD.match(words)
        if tail is None or head is None or suspended(head.group()):
            text = f"{text} {words}"
            continue
        first, second = tail.group(1), head.group()
        start = tail.start()
        soft = text.endswith(SOFT)
        if not soft and not (first[-1].islower() and second[0].islower()):
            text += words  # the hyphen of a name stays: "Anna-" and "Lena"
            continue
        whole, parted = f"{first}{second}", f"{first}-{second}"
        chained = HYPHENED.search(whole) is not None  # state-of-the-art
        keeps = (
            not soft
            and whole.casefold() not in known
            and (chained or parted.casefold() in known or first.casefold() in page_words("hyphenated_prefixes"))
        )
        text = text[:start] + (parted if keeps else whole) + words[head.end() :]
        if not soft:
            stop = start + len(parted if keeps else whole)
            others.append((start, stop, whole if keeps else parted))
    text = text.rstrip(SOFT)
    return Paragraph(text, lines[0].size, all(s.bold for s in lines), tuple(others), anchors(text, lines))


def suspended(word: str) -> bool:
    """True for a word behind a hyphen that stands for the rest of a compound: "two- and three-year terms"."""
    return word.casefold() in page_words("after_suspended_hyphen")


def words_inside(lines: Iterable[Line]) -> frozenset[str]:
    """Words inside lines, in lower case, without those that a line end or an initial cuts."""
    found: set[str] = set()
    cut = False
    for line in lines:
        pieces = [m.group().casefold() for m in WORD.finditer(line.text.replace("\u2010", "-"))]
        begins_cut, cut = cut or bool(line.initial), line.text.endswith(tuple(HYPHENS))
        found.update(pieces[1 if begins_cut else 0 : -1 if cut else None])
    return frozenset(found)
