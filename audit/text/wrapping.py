"""Lines of a plain text, and the paragraphs that were hard-wrapped: broken into lines of about equal width.

Mails, wires and press databases wrap at 60 to 80 columns. A break belongs to the wrapping when the next word had no room on its
line. One line cannot show that: the lines that break inside a sentence show how wide the text is, and whether it is wrapped at
all. Verse, tables, lists, addresses, transcripts with one line per speaker, and texts with one line per paragraph keep their
lines.

>>> text = "They said on Monday that the bridge over the river would be closed\\nfor two weeks.\\nTalks failed."
>>> [text[a:b] for a, b in paragraphs(text)]
['They said on Monday that the bridge over the river would be closed\\nfor two weeks.', 'Talks failed.']
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from audit.text.line import WIDE, Line, columns, lines_of, measured
from audit.text.span import Span, ends_sentence

NARROWEST, WIDEST = 45, 100
"""Minimum and maximum columns of a line that is joined to the next one; at a width of 60, long words leave lines of 45."""
FEWEST = 20
"""Minimum characters of a wrapped line; those of Chinese and Japanese take two columns each."""
GOING_ON = frozenset({"small", "plain"})
"""Cases of a first letter that begins no sentence, as far as its script shows."""
ALONE = 60
"""Minimum columns of a line that is joined to the next one in a text that is not wrapped."""
SLACK, RAGGED = 8, 16
"""Maximum columns left free before a capital, and before a small letter: people and `fmt` wrap unevenly."""
SHARE = 0.2
"""Minimum share of breaks before a small letter inside a sentence in wrapped text; German, with its capitals, has .35."""
DOUBLED = 0.3
"""Minimum share of them in text with an empty line after every line."""
SEPARATED = 0.1
"""Maximum share of breaks with room left in a text whose paragraphs are separated by empty lines or indents."""
LISTED = 2
"""Minimum single lines without a stop in a run of lines that is a list."""
SHORT = 4
"""Maximum letters of a word that begins a sentence more often than a name: The, In, He, Die, Les."""
BULLET = re.compile(r"[*•◦▪‣·●○+][ \t]")
"""Mark of a list item, which no sentence has."""
COUNTED = re.compile(r"(?:[-–—]{1,2}|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))[ \t]")
"""Dash or number at the start of a line. Sentences have them as well, so two lines with one make a list."""
LABEL = re.compile(r"(?:[^\W\d_][\w.’'-]*[ \t]){0,3}[^\W\d_][\w.’'-]*:\s|[QA]\.\s")
"""Speaker of a transcript at the start of a line; two of them, each after a sentence, make a transcript."""
TABLE = re.compile(r"\S(?: {3,}|[ ]*\t\s*)\S")
"""Columns of a table inside a line."""
OPENERS = "\"'“„”‘‚«»‹›「『([¿¡ "
"""Marks before the first word of a line."""
ADDRESS = re.compile(r"[<(]?(?:\w+://|www\.)|\S+@\S")
"""An address, whose small letter shows nothing."""
WORD = re.compile(r"[^\W\d_]+")
"""One word of letters."""
RULE = re.compile(r"[\W_]{3,}")
"""A line across the page, or a row of stars."""


class Break(NamedTuple):
    """The break between two lines.

    `needed` are the columns that the first one would have with the next word; `inside` is true where it ends no sentence;
    `before` is `small` (a small letter), `plain` (a letter of a script without capitals), `capital` or `other`; a `hard` break
    ends a paragraph whatever the width, and an `apart` one also a list.
    """

    line: Line
    following: Line
    needed: int
    inside: bool
    before: str
    hard: bool
    apart: bool


class Layout(NamedTuple):
    """How a text is wrapped.

    `width` are its columns, `share` that of breaks before a small letter inside a sentence; it may be `wrapped` throughout,
    `separated` by empty lines or indents, and `flowed`: only lines that end in a space go on (`format=flowed`, RFC 3676).
    Breaks before a small letter leave fewer than `ragged` columns free.
    """

    width: int
    ragged: int
    share: float
    wrapped: bool
    separated: bool
    flowed: bool


def paragraphs(text: str) -> list[Span]:
    """Split a text into paragraphs: the lines that are not empty, those of a wrapped paragraph together."""
    spans = lines_of(text)
    if not any(FEWEST <= a.stop - a.start <= WIDEST and may_go_on(text[b.start]) for a, b in pairwise(spans)):
        return spans
    lines = list(measured(text, spans))
    breaks = soft_breaks(lines)
    quoted = any(soft and line.depth for line, soft in zip(lines, breaks, strict=False))
    found: list[Span] = []
    joined = False
    for line, soft in zip(lines, [*breaks, False], strict=True):
        start = found.pop().start if joined else line.first if line.depth and quoted else line.start
        found.append(Span(start, line.stop))
        joined = soft
    return found


def may_go_on(first: str) -> bool:
    """True for the first character of a line that may continue a sentence, or quote a mail."""
    return first == ">" or case_of(first) in GOING_ON


def soft_breaks(lines: Sequence[Line]) -> list[bool]:
    """Decide for each line except the last whether the next one continues it."""
    closest = min(line.gap for line in lines[:-1])
    marks = Counter(sign for line in lines if (sign := sign_of(line)))
    deeper = [a for a, b in pairwise(lines) if a.gap == closest and b.indent > a.indent + 1 and not has_mark(a)]
    base = min(line.indent for line in lines) if len(deeper) > 1 else WIDEST
    breaks = [break_after(a, b, marks, closest, base) for a, b in pairwise(lines)]
    layout = layout_of(breaks) if closest <= LISTED else None
    if layout is None or (closest > 1 and not (layout.wrapped and layout.share > DOUBLED)):
        return [False] * len(breaks)
    known = set(WORD.findall(" ".join(line.words for line in lines)))
    soft = list(decided(breaks, layout, known))
    return without_lists(breaks, soft) if layout.wrapped else soft


def has_mark(line: Line) -> bool:
    """True for an item of a list, whose further lines may be indented."""
    return (BULLET.match(line.words) or COUNTED.match(line.words)) is not None


def sign_of(line: Line) -> str | None:
    """Kind of the dash, number or label at the start of a line; None without one."""
    if mark := COUNTED.match(line.words):
        return "number" if any(map(str.isdigit, mark.group())) else mark.group().strip()
    return "label" if LABEL.match(line.words) else None


def break_after(line: Line, following: Line, marks: Counter[str], closest: int, base: int) -> Break:
    """Describe the break between two lines of a text.

    The text has these `marks` at the starts of its lines and at least `closest` line ends between two of them. Lines indented
    deeper than `base` begin paragraphs.
    """
    word = following.words.split(None, 1)[0]
    wide = WIDE.match(following.words) is not None
    indented = following.indent > min(line.indent, base) + 1 and not has_mark(line)
    apart = line.gap > closest or line.depth != following.depth or indented
    inside = not ends_sentence(line.words)
    sign = sign_of(following) or ""
    item = BULLET.match(following.words) is not None or (marks[sign] > 1 and not (inside and sign == "label"))
    tabular = any(TABLE.search(one.words) or RULE.fullmatch(one.words) for one in (line, following))
    return Break(
        line=line,
        following=following,
        needed=line.columns + (2 if wide else 1 + columns(word)),
        inside=inside,
        before="other" if ADDRESS.match(word) else case_of(word.lstrip(OPENERS)[:1]),
        hard=apart or item or tabular or line.columns > WIDEST,
        apart=apart,
    )


def case_of(letter: str) -> str:
    """Case of the first letter after a break.

    >>> [case_of(c) for c in "aÄ中1"]
    ['small', 'capital', 'plain', 'other']
    """
    if not letter.isalpha():
        return "other"
    return "small" if letter.islower() else "capital" if letter.isupper() or letter.istitle() else "plain"


def layout_of(breaks: Sequence[Break]) -> Layout | None:
    """Tell how a text is wrapped by its breaks before a small letter inside a sentence; None where there are none.

    In verse, and in lists of words, most of such breaks leave room.
    """
    inner = [b for b in breaks if b.inside and b.before in GOING_ON and not b.hard]
    lengths = sorted((b.line.columns for b in inner if b.line.columns >= NARROWEST), reverse=True)
    if not lengths:
        return None
    most = max(2, len(lengths) // 10)
    width = next((n for n in lengths if sum(n - SLACK <= m <= n for m in lengths) >= most), lengths[0])
    ragged = RAGGED if any(b.before == "small" for b in inner) else SLACK
    full = [b for b in inner if b.needed > width - ragged and b.line.columns >= NARROWEST]
    if len(full) < len(inner) - len(full):
        return None
    running = [b for b in breaks if not b.hard or (b.line.columns > WIDEST and not b.apart)]
    roomy = sum(b.needed <= width for b in running)
    share = len(full) / len(running)
    return Layout(
        width=width,
        ragged=ragged,
        share=share,
        wrapped=share >= SHARE and (len(full) > 1 or (len(running) > 1 and not roomy)),
        separated=roomy <= SEPARATED * len(running),
        flowed=len(full) > 1 and all(b.line.flows for b in full) and not all(b.line.flows for b in breaks),
    )


def decided(breaks: Sequence[Break], layout: Layout, known: set[str]) -> Iterator[bool]:
    """Decide break by break whether it is soft. Only the first line of a paragraph may be indented deeper than the next."""
    joined, head = False, True
    for b in breaks:
        soft = (is_soft if layout.wrapped else is_soft_alone)(b, layout, joined) and not (head and begins_lead(b, known))
        head = head and not soft and b.inside
        joined = soft
        yield soft


def is_soft(b: Break, layout: Layout, joined: bool) -> bool:
    """True when a break of a wrapped text belongs to the wrapping; `joined` lines continue the one before them."""
    if b.hard or (joined and b.following.indent < b.line.indent - 1) or b.line.columns > layout.width + SLACK:
        return False
    if layout.flowed:
        return b.line.flows
    if b.inside and b.before in GOING_ON:
        return b.needed > layout.width - layout.ragged and b.line.columns >= NARROWEST
    return b.needed > layout.width - (SLACK if b.inside or layout.separated else 0)


def is_soft_alone(b: Break, layout: Layout, joined: bool) -> bool:
    """True when a single break, in a text that is not wrapped, cuts a sentence: the line is long, and no item of a list."""
    if b.hard or not b.inside or b.before != "small" or b.line.columns < ALONE or b.line.words[-1] in ":;":
        return False
    if not ends_sentence(b.following.words) and b.following.columns < ALONE:
        return False
    return b.needed > layout.width - SLACK and (joined or case_of(b.line.words.lstrip(OPENERS)[:1]) != "small")


def begins_lead(b: Break, known: set[str]) -> bool:
    """True when a line below the headline begins with a short word that has a capital only there, such as The."""
    word = WORD.match(b.following.words)
    if not b.inside or b.before != "capital" or not word or len(word.group()) > SHORT or word.group().lower() not in known:
        return False
    longer: list[str] = [w for w in WORD.findall(b.line.words) if len(w) >= SHORT]
    return 2 * sum(w[0].isupper() for w in longer) <= len(longer)  # a headline with capitals throughout may go on with one


def without_lists(breaks: Sequence[Break], soft: Sequence[bool]) -> list[bool]:
    """Keep the lines of lists: runs of lines of which several are neither sentences nor joined to others."""
    found = list(soft)
    sentences = [not b.inside for b in breaks] + [ends_sentence(breaks[-1].following.words)]
    joined = [a or b for a, b in zip([False, *soft], [*soft, False], strict=True)]
    alone = [not (a or b) for a, b in zip(sentences, joined, strict=True)]
    for first, last in stretches([not b.apart for b in breaks]):
        if sum(alone[first : last + 1]) < LISTED:
            continue
        for start, stop in ((first + a, first + b) for a, b in stretches(soft[first:last])):
            beside = (start > 0 and alone[start - 1]) or (stop + 1 < len(alone) and alone[stop + 1])
            if beside and not any(b.inside and b.before in GOING_ON for b in breaks[start:stop]):
                found[start:stop] = [False] * (stop - start)
    return found


def stretches(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield first index and end of each stretch of true flags.

    >>> list(stretches([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    at = 0
    for flag, group in groupby(flags):
        size = sum(1 for _ in group)
        if flag:
            yield at, at + size
        at += size
