"""The folded view of a document, in which words are matched, and the way back from its spans to the document's own.

The text of a document is never edited, so it keeps soft hyphens, zero-width characters, ligatures, decomposed letters and
the line ends of wrapped paragraphs, each of which would break names, rules, words and quotations. The steps of an audit
therefore read a view: the same document without what is not seen, with the letters of ligatures, composed, and with one
space for each other space and for each line end inside a paragraph. Their rows are then moved to the spans of the document.
Most documents have nothing to fold.

>>> document = Document.of("Talks failed\\nIn a shame\\u00adless move the of\\ufb01ce left.")
>>> view = folded(document)
>>> view.document.text, document.text[slice(*view.span(18, 27))]
('Talks failed\\nIn a shameless move the office left.', 'shame\\xadless')
>>> folded(Document.of("Talks failed")) is None
True
"""

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from audit.text import Anchor, Block, Document, Said, Span, trimmed
from audit.text.invisible import DECOMPOSED, DIRECTION, INVISIBLE, LIGATURES, MARKS, letters_of
from audit.text.line import ENDS, WIDE

SPACES = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces other than U+0020, which the text of a page does not keep either."""
FOLDED = re.compile(rf"{INVISIBLE.pattern}|[{DIRECTION}{SPACES}\u2028\u2029\x85]|{LIGATURES.pattern}|{DECOMPOSED.pattern}")
"""Characters that a view does not have."""
SUSPECT = re.compile(
    rf"[\u00ad\u034f\u200b-\u200d\u2028\u2029\x85\u2060-\u2064\ufeff\ufb00-\ufdc7\ufe70-\ufefc{DIRECTION}{SPACES}{MARKS}]"
)
"""The same in one class, without context: a search for it is four times as quick."""
UNSEEN = r"\u00ad\u200b\u2060\ufeff"
WRAP = re.compile(rf"[\s{UNSEEN}]*[{ENDS}][\s{UNSEEN}]*(?:>[>\s]*)?")
"""A line end inside a paragraph, with the white space and the marks of quoted mail around it."""
QUOTES = re.compile(r">[> \t]*")
"""Marks of quoted mail between paragraphs, where there are no other words."""
WORD = re.compile(r"[^\W\d_]+")
"""One word of letters."""
BROKEN = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
"""The first part of a word before a hyphen at a line end."""
HYPHENS = "-\u2010"
HANGUL = "\uac00"
"""First letter of a script of double width that writes spaces; those of the others come before it."""
LONGEST = 40
"""Maximum letters of a part of a word."""


class Edit(NamedTuple):
    """A span of a text, and what a view has in its place."""

    start: int
    stop: int
    view: str


Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class View:
    """A folded document, the original, and where each character of the view's text, and its end, starts and stops there."""

    document: Document
    original: Document
    starts: Sequence[int]
    stops: Sequence[int]

    def span(self, start: int, stop: int) -> Span:
        """Move a span of the view to the original."""
        return Span(self.starts[start], self.stops[max(start, stop - 1)])


def no_word(_: str) -> bool:
    """Vocabulary without words."""
    return False


def folded(document: Document, known: Known = no_word) -> View | None:
    """Fold a document; None when there is nothing to fold. `known` tells whether a word in lower case is in use.

    Only the words show whether a hyphen at a line end is part of the word.
    """
    text = document.text
    wrapped = any(end in text[b.start : b.stop] for b in document.blocks for end in ENDS)
    said = tuple(s if s.value.isascii() else s._replace(value=fold(s.value)) for s in document.said)
    if not wrapped and (text.isascii() or not (SUSPECT.search(text) and FOLDED.search(text))) and said == document.said:
        return None
    view, starts, stops = applied(text, wraps(text, document.blocks if wrapped else (), known))
    return View(moved(document, said, view, starts), document, starts, stops) if view.strip() else None


def fold(text: str) -> str:
    """Fold the characters of a text without lines, such as a name.

    >>> fold("Ada Bran\\u00addt’s\\u00a0of\\ufb01ce")
    'Ada Brandt’s office'
    """
    return FOLDED.sub(lambda m: folded_character(m.group()), text)


def folded_character(character: str) -> str:
    """Return what a view has in place of a character."""
    if character in ENDS:
        return "\n"
    if character.isspace():
        return " "
    return letters_of(character) if len(character) > 1 or LIGATURES.match(character) else ""


def applied(text: str, wraps: Iterable[Edit]) -> tuple[str, Sequence[int], Sequence[int]]:
    """Fold a text with these line ends inside paragraphs: the view, and the start and stop of each of its characters."""
    pieces: list[str] = []
    starts, stops = array("l"), array("l")
    at = 0
    for start, stop, view in with_characters(text, wraps):
        pieces += [text[at:start], view]
        starts.extend(range(at, start))
        stops.extend(range(at + 1, start + 1))
        starts.extend([start] * len(view))
        stops.extend([stop] * len(view))
        at = stop
    pieces.append(text[at:])
    starts.extend(range(at, len(text) + 1))
    stops.extend(range(at + 1, len(text) + 2))
    return "".join(pieces), starts, stops


def with_characters(text: str, wraps: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits of line ends and, between them, of single characters, in order."""
    at = 0
    for edit in (*wraps, Edit(len(text), len(text), "")):
        yield from (Edit(m.start(), m.end(), folded_character(m.group())) for m in FOLDED.finditer(text, at, edit.start))
        yield edit
        at = edit.stop


def wraps(text: str, blocks: Iterable[Block], known: Known) -> Iterator[Edit]:
    """Yield the edits of the line ends inside wrapped paragraphs, and of the marks of quoted mail between them."""
    words: Counter[str] = Counter()
    at = 0
    for block in blocks:
        yield from (Edit(m.start(), m.end(), "") for m in QUOTES.finditer(text, at, block.start))
        at = block.stop
        for m in WRAP.finditer(text, block.start, block.stop):
            left = BROKEN.search(text, max(block.start, m.start() - LONGEST), m.start())
            right = WORD.match(text, m.end())
            if left and right and right.group()[0].islower():
                words = words or Counter(w.lower() for w in WORD.findall(text))
                hyphenated = is_hyphenated(left.group(1).lower(), right.group().lower(), words, known)
                yield Edit(m.start() - hyphenated, m.end(), "")
            else:
                yield Edit(m.start(), m.end(), between(text, m.start(), m.end()))


def is_hyphenated(first: str, rest: str, words: Counter[str], known: Known) -> bool:
    """True when the hyphen between two parts is there for the line end alone: not in `swing-bridge`, but in `govern-ment`.

    >>> words = Counter({"govern": 1, "ment": 1, "swing": 2, "bridge": 3, "talks": 1})
    >>> is_hyphenated("govern", "ment", words, no_word), is_hyphenated("swing", "bridge", words, no_word)
    (True, False)
    """
    if first + rest in words:
        return True
    alone = [known(part) or words[part] > 1 for part in (first, rest)]  # each part is itself one word of the text
    return not all(alone) if known(first + rest) else not any(alone)


def between(text: str, start: int, stop: int) -> str:
    """Return what a view has between two lines: a space, unless the script or the end of the first line has none there."""
    if any(sign in text[start:stop] for sign in "\u00ad\u200b"):
        return ""
    before, after = text[start - 1], text[stop : stop + 1]
    if before in HYPHENS and text[start - 2].isalnum():
        return ""
    return "" if WIDE.match(before) and WIDE.match(after) and max(before, after) < HANGUL else " "


def moved(document: Document, said: Iterable[Said], view: str, starts: Sequence[int]) -> Document:
    """Move blocks, links and claims of a document to its view."""

    def at(place: int) -> int:
        return bisect_left(starts, place)

    def of_block(block: Block) -> Block:
        start, stop = trimmed(view, at(block.start), at(block.stop))
        links = (a._replace(start=at(a.start), stop=at(a.stop)) for a in block.links)
        struck = tuple(s for a, b in block.struck if (s := Span(at(a), at(b))).start < s.stop)
        return replace(block, start=start, stop=stop, links=tuple(a for a in links if is_shown(view, a)), struck=struck)

    blocks = tuple(b for b in map(of_block, document.blocks) if b.start < b.stop)
    claims = (s if s.start is None or s.stop is None else s._replace(start=at(s.start), stop=at(s.stop)) for s in said)
    return replace(document, text=view, blocks=blocks, body_start=at(document.body_start), said=tuple(claims))


def is_shown(view: str, link: Anchor) -> bool:
    """True when something of a link's words is left."""
    return bool(view[link.start : link.stop].strip())
