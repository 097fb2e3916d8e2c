"""Quotations: spans between quotation marks, in the conventions of the world's newsrooms.

One pass over the marks of a paragraph, with a stack: double and single marks, curly or straight, guillemets in both
directions, low-high and high-high pairs, corner brackets, gershayim, and two single marks used as one double. An unclosed
quotation ends with its paragraph, and continues if the next paragraph opens again. Apostrophes, bullets and the marks of
Hebrew abbreviations are not quotation marks.

>>> text = "“It is ‘over’,” she said. The players’ union met."
>>> from audit.lang.pack import Packs
>>> en = Packs.load().nearest("en")
>>> [(text[q.start : q.stop], q.depth) for q in quotes(text, en)]
[('“It is ‘over’,”', 0), ('‘over’', 1)]
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from audit.lang.pack import Pack
from audit.lang.quotation_kinds import FRAGMENT, kind
from audit.text import Document, Span, without

MARK = re.compile(r"''|``|’’|‘‘|[“”„‟\"«»‹›‘’‚‛'「」『』〝〞〟＂״]")  # a quotation mark or an apostrophe
CLOSING = {
    "“": ("”", "“", '"', "''", "’’"), "„": ("“", "”", '"', "״"), "‟": ("”",), "「": ("」",), "『": ("』",), "‘": ("’", "'"),
    "”": ("”",), "‚": ("‘", "’"), "‛": ("’",), "'": ("'", "’"), '"': ('"', "”", "“", "''", "’’"), "＂": ("＂",), "״": ("״",),
    "``": ("''", "”", '"'), "''": ("''", "”", '"'), "‘‘": ("’’", "”", '"'), "«": ("»",), "»": ("«", "»"), "‹": ("›",),
    "›": ("‹", "›"), "〝": ("〞", "〟"),
}  # fmt: skip
"""Marks that can close each opening mark; in Swedish one mark opens and closes."""

SINGLE = frozenset("‘’‚‛'‹›")
OPENINGS = "“\"«„‘‚'‹「『״"
"""Marks at the start of a paragraph that continue the open quotation of the one before."""
SHORTENED = re.compile(r"(?:[sxzSXZ]|[^\W\d_]{2}in|\bo)$")
"""End of a word before a possessive apostrophe or one for a letter left out."""
INCHES = re.compile(r"\d['’] ?\d{1,2}$")
"""Feet and inches before the mark of the inches."""
HEBREW = re.compile("[א-ת]")
"""A letter of the script whose abbreviations have a mark before their last letter."""

DEEPEST = 50
"""Maximum open quotations inside each other in a paragraph; beyond, the outermost are taken as never closed."""
WRITTEN_WORD = re.compile(r"\S+")
"""One word between white space."""


class Quotation(NamedTuple):
    """A span between quotation marks, the marks included.

    `depth` is the number of quotations around it. `closed` is False when its paragraph ended first; `resumes` is True when it
    continues the open quotation of the previous paragraph. `kind`: `speech` (can be somebody's words), `fragment` (a few words,
    speech only next to a cue), `title` or `nickname`.
    """

    start: int
    stop: int
    depth: int
    closed: bool
    resumes: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What follows the marks of a paragraph: the last place of each mark in their list, and for each the next single mark."""

    last: Mapping[str, int]
    single: Sequence[int | None]

    @classmethod
    def of(cls, marks: Sequence[tuple[int, str]]) -> "Ahead":
        """Look ahead once for all marks, so that no mark reads all that follow it."""
        single: list[int | None] = [None] * len(marks)
        for k in range(len(marks) - 2, -1, -1):
            at, mark = marks[k + 1]
            single[k] = at if mark in {"'", "’", "‘"} else single[k + 1]
        return cls({mark: k for k, (_, mark) in enumerate(marks)}, single)


@lru_cache(maxsize=1 << 10)
def quotes(text: str, pack: Pack, start: int = 0, stop: int | None = None) -> Sequence[Quotation]:
    """Find the quotations of a text in order of start, paragraph by paragraph (a newline ends one).

    Those of the last lines are kept, which several steps read.
    """
    stop = len(text) if stop is None else stop
    out: list[Quotation] = []
    at, running = start, ""
    while at <= stop:
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        if at < end:
            found, hanging = paragraph(text, at, end, running, pack)
            out += found
            running = hanging if found or text[at:end].strip() else running
        at = end + 1
    return tuple(sorted(out, key=lambda q: (q.start, -q.stop)))


def quotations(document: Document, holes: Sequence[Span], pack: Pack) -> Iterator[Span]:
    """Find spans of outermost quotations with their marks, outside `holes` (insertions, in order), in reading order.

    One that never closes counts only when the next paragraph opens again.

    >>> from audit.lang.pack import Packs
    >>> text = 'She said: “We’ll go.” It was a "very long" day for the ‘workers’ of the world.'
    >>> [text[a:b] for a, b in quotations(Document.of(text), [], Packs.load().nearest("en"))]
    ['“We’ll go.”', '"very long"', '‘workers’']
    """
    text = without(document.text, holes)
    lines = [b for b in document.blocks if text[b.start : b.stop].strip()]
    for i, line in enumerate(lines):
        goes_on = i + 1 < len(lines) and text[lines[i + 1].start : lines[i + 1].stop].lstrip()[0] in OPENINGS
        for q in quotes(text, pack, line.start, line.stop):
            if q.depth == 0 and (q.closed or goes_on):
                yield Span(q.start, q.stop)


def paragraph(text: str, start: int, stop: int, running: str, pack: Pack) -> tuple[list[Quotation], str]:
    """Find the quotations of one paragraph, and the mark of the outermost one left open."""
    marks = [(m.start(), m.group()) for m in MARK.finditer(text, start, stop)]
    first = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    marks = [(i, m) for i, m in marks if not apostrophe(text, i, m, start, stop, first, pack)]
    ahead = Ahead.of(marks := single_marks(marks))
    stack: list[tuple[int, str]] = []
    outside = 0
    out: list[Quotation] = []
    for k, (i, mark) in enumerate(marks):
        before = text[i - 1] if i > start else " "
        after = text[i + len(mark)] if i + len(mark) < stop else " "
        level = next((d for d in range(len(stack) - 1, -1, -1) if mark in closers(stack[d][1])), None)
        if level is not None and closes(text, i, mark, before, after, ahead.single[k], stack[level]):
            opened = stack[level][0]
            if level < len(stack) - 1:  # unclosed marks inside are ignored
                del stack[level + 1 :]
            stack.pop()
            resumes = running != "" and opened == first
            out.append(built(text, opened, i + len(mark), outside + level, True, resumes, start, pack))
        elif opens(mark, before, after, k, ahead, stack):
            stack.append((i, mark))
            if len(stack) > DEEPEST:
                del stack[0]
                outside += 1
    hanging = ""
    for depth, (i, mark) in enumerate(stack):
        if mark in SINGLE and i != first and text[max(start, i - 2) : i].strip() not in {":", ","}:
            continue  # a lone single mark is an apostrophe, unless it begins the paragraph or follows a colon
        if not hanging and text[i + len(mark) : stop].strip():
            end = start + len(text[start:stop].rstrip())
            out.append(built(text, i, end, outside + depth, False, running != "" and i == first, start, pack))
            hanging = mark
    return out, hanging


def closers(mark: str) -> tuple[str, ...]:
    """Return the marks that close the given one; two single ones are one mark."""
    return CLOSING.get(mark, ())


def single_marks(marks: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Split two closing single marks that can close no double one: the ends of a quotation and of one inside it."""
    out: list[tuple[int, str]] = []
    earlier: set[str] = set()
    for i, mark in marks:
        inner = mark in {"''", "’’"} and not any(mark in closers(m) for m in earlier) and not earlier.isdisjoint({"‘", "'"})
        out += [(i, mark[0]), (i + 1, mark[0])] if inner else [(i, mark)]
        earlier.add(out[-1][1])
    return out


def apostrophe(text: str, i: int, mark: str, start: int, stop: int, first: int, pack: Pack) -> bool:
    """True for a mark inside a word, before an elided word or decade, or after a measure in feet and inches.

    `first` is where the words of the paragraph begin.
    """
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < stop else " "
    if mark in {'"', "”", "״"}:
        return abbreviates(text, i, before, after, start) or INCHES.search(text, max(start, i - 6), i) is not None
    if mark not in {"'", "’", "‘"}:
        return mark == "»" and after.isspace() and i <= first  # a bullet
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and pack.elided.match(text[i + 1 : min(stop, i + 9)].lower()):
        return not (mark != "’" and i <= first and speech_follows(text, i, stop))
    return before.isdigit() and mark == "'" and after in " ,"


def abbreviates(text: str, i: int, before: str, after: str, start: int) -> bool:
    """True inside a Hebrew abbreviation (צה״ל, ד״ר); after a prefix of one letter the mark opens a quotation (ה״עם״)."""
    if not (HEBREW.match(before) and HEBREW.match(after)):
        return False
    prefixed = i - 1 == start or not HEBREW.match(text[i - 2])
    return not prefixed or not HEBREW.match(text[i + 2 : i + 3])


def speech_follows(text: str, i: int, stop: int) -> bool:
    """True when a mark before an elided word closes after a comma or stop: "‘Tis late,’ she said"."""
    return re.search(r"[,.!?…][’'](?!\w)", text[i + 1 : stop]) is not None


def opens(mark: str, before: str, after: str, k: int, ahead: "Ahead", stack: list[tuple[int, str]]) -> bool:
    """True when mark `k` of a paragraph opens a quotation here."""
    later = k < len(ahead.single) - 1
    if mark == "’’" or (
        mark in "”’" and not (mark == "”" and not stack and not before.isalnum() and not after.isspace() and later)
    ):
        return False
    if after.isspace() and mark != "«":
        return False
    if mark in {'"', "'", "''", "``", "‘", "‘‘", "‛", "‚"} and before.isalnum():
        return False
    if mark in {"'", "‘", "‛"} and not any(ahead.last.get(m, -1) > k for m in closers(mark)):
        return not later and not stack and before in " \n"
    return not (mark == "»" and any(m == "«" for _, m in stack))


def closes(text: str, i: int, mark: str, before: str, after: str, following: int | None, opening: tuple[int, str]) -> bool:
    """True when a mark that can close the open quotation closes it.

    `opening` is where and with which mark it opened, `following` where the next single mark is.
    """
    at, opened = opening
    if before.isspace() and mark not in "«»" and not (after.isspace() or after in ".,;:!?)"):
        return opened == mark == '"' and not after.isalnum()
    if mark == "“" and opened == "“":
        return not after.isalnum() and not before.isspace()
    if mark in {"'", "’"} and opened in SINGLE:
        return not after.isalnum() and not shortened(text, i, at, following)
    return True


def shortened(text: str, i: int, opened: int, following: int | None) -> bool:
    """True for an apostrophe at the end of a word inside single marks: "the dockers’ union", "rockin’ all night".

    A longer quotation with another closing mark after this one goes on; so does one that opens its paragraph.
    """
    if not (text[i + 1 : i + 2] == " " and text[i + 2 : i + 3].isalnum() and SHORTENED.search(text, max(opened, i - 12), i)):
        return False
    if text[opened + 1].islower() and few_words(text, opened + 1, i, FRAGMENT):
        return False
    if following is None:
        return not text[max(0, opened - 1) : opened].strip() and text[i + 2].islower() and not few_words(text, opened, i, 1)
    return not text[following - 1].isspace()


def few_words(text: str, start: int, stop: int, most: int) -> bool:
    """True when a span has at most `most` words, without reading on beyond them."""
    return sum(1 for _ in islice(WRITTEN_WORD.finditer(text, start, stop), most + 1)) <= most


def built(text: str, start: int, stop: int, depth: int, closed: bool, resumes: bool, floor: int, pack: Pack) -> Quotation:
    """Make the quotation of a span with its kind."""
    return Quotation(start, stop, depth, closed, resumes, kind(text, start, stop, pack, floor))
