"""Quotations: spans between quotation marks, in the conventions of the world's newsrooms.

One pass over the marks of a paragraph, with a stack: double and single marks, curly or straight, guillemets in both
directions, low-high and high-high pairs, corner brackets, and two single marks used as one double. An unclosed quotation
ends with its paragraph, and continues if the next paragraph opens again. Apostrophes are not quotation marks.

>>> text = "“It is ‘over’,” she said. The players’ union met."
>>> from audit.lang.pack import Packs
>>> en = Packs.load().nearest("en")
>>> [(text[q.start : q.stop], q.depth) for q in quotes(text, en)]
[('“It is ‘over’,”', 0), ('‘over’', 1)]
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.lang.pack import Pack
from audit.text import Document, Span, without

MARK = re.compile(r"''|``|[“”„‟\"«»‹›‘’‚‛'「」『』＂]")  # a quotation mark or an apostrophe
CLOSING = {
    "“": '”“"', "„": '“”"„', "‟": "”", "「": "」", "『": "』", "``": "''\"", "‘": "’'",
    "”": "”", "‚": "‘’", "‛": "’", "'": "'’", '"': '"”“', "＂": "＂",
    "''": "''", "«": "»", "»": "«»", "‹": "›", "›": "‹",
}  # fmt: skip
"""Marks that can close each opening mark; in Swedish one mark opens and closes."""

SINGLE = frozenset("‘’‚‛'‹›")
FRAGMENT = 3
"""Maximum words of a span that, without a stop of its own, is a term rather than speech."""


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


def quotes(text: str, pack: Pack, start: int = 0, stop: int | None = None) -> list[Quotation]:
    """Find the quotations of a text in order of start, paragraph by paragraph (a newline ends one)."""
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
    return sorted(out, key=lambda q: (q.start, -q.stop))


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
        goes_on = i + 1 < len(lines) and text[lines[i + 1].start : lines[i + 1].stop].lstrip()[0] in '“"«„'
        for q in quotes(text, pack, line.start, line.stop):
            if q.depth == 0 and (q.closed or goes_on):
                yield Span(q.start, q.stop)


def paragraph(text: str, start: int, stop: int, running: str, pack: Pack) -> tuple[list[Quotation], str]:
    """Find the quotations of one paragraph, and the mark of the outermost one left open."""
    marks = [(m.start(), m.group()) for m in MARK.finditer(text, start, stop)]
    marks = [(i, m) for i, m in marks if not apostrophe(text, i, m, start, stop, pack)]
    stack: list[tuple[int, str]] = []
    out: list[Quotation] = []
    first = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    for k, (i, mark) in enumerate(marks):
        before = text[i - 1] if i > start else " "
        after = text[i + len(mark)] if i + len(mark) < stop else " "
        level = next((d for d in range(len(stack) - 1, -1, -1) if mark in closers(stack[d][1])), None)
        if level is not None and closes(text, i, mark, before, after, marks[k + 1 :], stack[level][1]):
            opened = stack[level][0]
            if level < len(stack) - 1:  # unclosed marks inside are ignored
                del stack[level + 1 :]
            stack.pop()
            out.append(built(text, opened, i + len(mark), level, True, running != "" and opened == first, start, pack))
        elif opens(mark, before, after, marks[k + 1 :], stack):
            stack.append((i, mark))
    hanging = ""
    for depth, (i, mark) in enumerate(stack):
        if mark in SINGLE and i != first:
            continue  # a lone single mark is an apostrophe, unless it begins the paragraph
        if not hanging and text[i + len(mark) : stop].strip():
            end = start + len(text[start:stop].rstrip())
            out.append(built(text, i, end, depth, False, running != "" and i == first, start, pack))
            hanging = mark
    return out, hanging


def closers(mark: str) -> tuple[str, ...]:
    """Return the marks that close the given one; two single ones are one mark."""
    return ("''", "”", '"') if mark in {"``", "''"} else tuple(CLOSING.get(mark, ""))


def apostrophe(text: str, i: int, mark: str, start: int, stop: int, pack: Pack) -> bool:
    """True for a mark inside a word, before an elided word or decade, or after a measure in feet and inches."""
    if mark not in {"'", "’", "‘"}:
        return mark == '"' and i > start and text[i - 1].isdigit() and text[max(start, i - 4) : i].find("'") >= 0
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < stop else " "
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and pack.elided.match(text[i + 1 : stop][:8]):
        return True
    return before.isdigit() and mark == "'" and after in " ,"


def opens(mark: str, before: str, after: str, later: list[tuple[int, str]], stack: list[tuple[int, str]]) -> bool:
    """True when a mark opens a quotation here."""
    if mark in "”’" and not (mark == "”" and not stack and not before.isalnum() and not after.isspace() and later):
        return False
    if after.isspace() and mark not in "«»":
        return False
    if mark in {'"', "'", "''", "``", "‘", "‛", "‚"} and before.isalnum():
        return False
    if mark in {"'", "‘", "‛"} and not any(m in closers(mark) for _, m in later):
        return not later and not stack and before in " \n"
    return not (mark == "»" and any(m == "«" for _, m in stack))


def closes(text: str, i: int, mark: str, before: str, after: str, later: list[tuple[int, str]], opening: str) -> bool:
    """True when a mark that can close the open quotation closes it."""
    if before.isspace() and mark not in "«»" and not (after.isspace() or after in ".,;:!?)"):
        return opening == mark == '"' and not after.isalnum()
    if mark == "“" and opening == "“":
        return not after.isalnum() and not before.isspace()
    if mark in {"'", "’"} and opening in SINGLE:
        if after.isalnum():
            return False
        possessive = before in "sS" and after == " " and text[i + 2 : i + 3].islower()
        return not possessive or not next((m in closers(opening) for _, m in later if m in SINGLE), False)
    return True


def built(text: str, start: int, stop: int, depth: int, closed: bool, resumes: bool, floor: int, pack: Pack) -> Quotation:
    """Make the quotation of a span with its kind."""
    return Quotation(start, stop, depth, closed, resumes, kind(text, start, stop, pack, floor))


def kind(text: str, start: int, stop: int, pack: Pack, floor: int = 0) -> str:
    """Classify a quotation by the words inside and beside it.

    >>> from audit.lang.pack import Packs
    >>> en = Packs.load().nearest("en")
    >>> kind("Dwayne “The Rock” Johnson", 7, 17, en), kind("the film “Gone With the Wind” ran", 9, 29, en)
    ('nickname', 'title')
    """
    inside = text[start:stop].strip("\"“”„«»‹›‘’‚'`「」『』 ")
    words = inside.split()
    before, after = text[max(floor, start - 40) : start], text[stop : stop + 12]
    between = re.search(r"\b[A-Z][\w.]+ $", before) and re.match(r" [A-Z][a-z]+", after)
    if between and len(words) <= 4 and inside[:1].isupper() and inside[-1:] not in ".,!?":
        return "nickname"
    ended = inside[-1:] in ".,!?…" or before.rstrip()[-1:] in ":,"
    weighty = [w for w in words if w.lower() not in pack.words["small"]]
    capitals = words[:1] == weighty[:1] and all(w[:1].isupper() or w[:1].isdigit() for w in weighty)
    if capitals and 1 < len(words) <= 12 and (not ended or pack.work.search(before)):
        return "title"
    if len(words) <= FRAGMENT and not ended:
        return "fragment"
    return "speech"
