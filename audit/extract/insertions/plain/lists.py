"""Lists of links and lines in capitals: promotion told by its place and shape, where no word tells it."""

import re
from collections.abc import Iterator

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.plain.split import Line
from audit.text import Span

SHORTEST, LONGEST = 13, 169
"""Code points of a promoted headline in a list (findings on 379 outlets)."""

SENTENCE = re.compile(r"[.:,;”\"»][)\]]?$")
"""What an item of a list of headlines does not end in; a question or exclamation mark it may."""

KICKERS = 2
"""Short lines between two items, such as a section and a date, that do not end a list."""

BULLET = re.compile(r"^(?:[•*▪►▶>»–—-]|\d{1,2}[.)])\s+")
CAPITALS = re.compile(r"[^\W\d_]{2,}")


def listed(text: str, lines: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterator[Found]:
    """The items under a heading such as "Related": short lines without a full stop, until one is something else.

    A heading is a find that `opens` a list. Items that a rule already knows are passed over, and so are kickers. When the
    first item carries a bullet, a line without one ends the list.
    """
    opened = {f.start: f for f in so_far if f.opens}
    known = {f.start for f in so_far}
    heading: Found | None = None
    bullets: bool | None = None
    passed = 0
    for line in lines:
        words = text[line.start : line.stop]
        if line.start in opened:
            heading, bullets, passed = opened[line.start], None, 0
        elif heading is None or line.start in known:
            continue
        elif kicker(words) and passed < KICKERS:
            passed += 1
        elif item(words) and bullets in {None, bool(BULLET.match(words))}:
            bullets, passed = bool(BULLET.match(words)), 0
            headline = Span(line.start, line.stop)
            glued = heading.stop == line.start  # "Related:House puts off its vote" is one promotion
            start, sure = (heading.start, heading.sure) if glued else (line.start, 0.99)
            yield Found(start, line.stop, heading.role, heading.kind, f"list under {heading.rule}", sure, headline)
        else:
            heading = None


def kicker(words: str) -> bool:
    """Whether a line can be the section, date or writer beside an item.

    >>> kicker("Sport"), kicker("He left.")
    (True, False)
    """
    return len(words) < SHORTEST and not SENTENCE.search(words)


def item(words: str) -> bool:
    """Whether a line can be a linked headline in a list.

    >>> item("Harbour council puts off its vote"), item("The council met."), item("Yes")
    (True, False, False)
    """
    return SHORTEST <= len(words) <= LONGEST and (not SENTENCE.search(words) or title_in_quotes(words))


def title_in_quotes(words: str) -> bool:
    """Whether a line that ends in a quotation mark is one title with a quoted part, not a sentence of speech.

    >>> title_in_quotes("Envoy calls treaty a “closed book”"), title_in_quotes("“It is a closed book.”")
    (True, False)
    """
    return bool(re.search(r"[^.,!?…][”\"’»]$", words)) and words[:1] not in '“"«„'


def capitals(text: str, lines: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterator[Found]:
    """Lines all in capitals between paragraphs in small letters: linked headlines (foxnews.com, mediaite.com).

    A heading of a section can stand in capitals too, so a line counts from six words and 35 code points, and only where
    the paragraphs around it are sentences.
    """
    known = {f.start for f in so_far}
    for before, line, after in zip(lines, lines[1:], (*lines[2:], None), strict=False):
        words = text[line.start : line.stop]
        if line.start in known or not 35 <= len(words) <= LONGEST + 30 or not shouted(words):
            continue
        if paragraph(text, before) and (after is None or paragraph(text, after)):
            yield Found(
                line.start, line.stop, "promo", "cross_promotion", "line in capitals", 0.98, Span(line.start, line.stop)
            )


def shouted(words: str) -> bool:
    """Whether six or more words stand in capitals, and no word in small letters.

    >>> shouted("QUILL DEFENDS CANAL TREATY AS ENVOYS LEAVE VELL"), shouted("QUILL DEFENDS the treaty")
    (True, False)
    """
    found = CAPITALS.findall(words)
    return len(found) >= 6 and all(w.isupper() for w in found) and not words.endswith((".", "…", ":", ","))


def paragraph(text: str, line: Line) -> bool:
    """Whether a line is running text rather than a heading."""
    words = text[line.start : line.stop]
    return line.stop - line.start > 60 and not words.isupper()
