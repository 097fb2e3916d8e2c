"""Days of publication and modification that the text states: short lines at its top, and the dateline of its first paragraph.

>>> bool(DATELINE_DAY.fullmatch("NORPORT (Coastwire), ")), bool(DATELINE_DAY.fullmatch("The war began on "))
(True, False)
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from audit.extract.claims.kit import ClaimsKit
from audit.lang.date_forms import Usage
from audit.lang.prose import spaced_length
from audit.lang.stamps import labelled, stamps
from audit.text import Block, Document, Said

DATELINE_DAY = re.compile(r"(?:[A-ZÀ-ÖØ-ÞŚŁŻĆŞİĞÇ(](?:[^.!?\n](?!\s[a-zà-ÿ]{2,}\s[a-zà-ÿ]{2,}\s)){0,50}?[\s,/(–—-]+)?")
"""Place and agency before the day of a dateline: "Norport, ", "NORTH QUAY / QUAYWIRE / "; or nothing."""
AFTER_DAY = re.compile(r"[\s)]*(?:[-–—/:.|•]|\([^()\n]{2,40}\)\s*[-–—])")
"""Mark after the day of a dateline."""
MOST = 24
"""Maximum lines that are searched."""
PARAGRAPH = 100
"""Minimum characters of a paragraph."""
OVER = 8
"""Maximum lines over the first paragraph that are searched where it is far below."""
BOXES = frozenset({"nav", "footer", "figure"})
"""Elements whose days are not the article's."""
OPENING = 120
"""Maximum characters of a paragraph that are searched for a dateline's day."""
FIELDS = frozenset({"language", "locale"})
"""Fields with a declared language."""
MOMENTS = frozenset({"published", "modified", "created"})
"""Fields whose days settle an ambiguous one."""


def writing(document: Document, said: Sequence[Said], kit: ClaimsKit) -> Usage:
    """Find how a document writes dates: from its declared and detected languages, its lines, and its declared times."""
    tags = [s.value for s in said if s.field in FIELDS]
    lines = (document.text[b.start : b.stop] for b in document.blocks)
    return kit.dates.usage([*tags, document.lang or ""], lines, (s.value for s in said if s.field in MOMENTS), document.host)


def head(document: Document) -> list[Block]:
    """List the lines from below the headline to the story's second paragraph, and those over its first; those in boxes last."""
    blocks = [b for b in document.blocks if b.zone not in {"headline", "tail"} and not in_box(b)]
    long = [i for i, b in enumerate(blocks) if is_paragraph(document.text[b.start : b.stop])]
    prose = ([i for i in long if blocks[i].zone == "body"] or long)[:2]
    stop = prose[-1] + 1 if prose else len(blocks)
    near = blocks[:MOST][:stop] + (blocks[max(prose[0] - OVER, MOST) : stop] if prose and prose[0] >= MOST else [])
    return sorted((b for b in near if "aside" not in b.path or not b.links), key=lambda b: "aside" in b.path)


def in_box(b: Block) -> bool:
    """True for a line in an element whose days are not the article's; the footer of an `article` may hold its byline."""
    own = "footer" in b.path and "article" in b.path[b.path.index("footer") :]
    return not BOXES.isdisjoint(b.path) and not (own and (BOXES - {"footer"}).isdisjoint(b.path))


def headline_of(document: Document) -> str:
    """Return the words of a document's headline; empty when it has none."""
    return next((document.text[b.start : b.stop] for b in document.blocks if b.zone == "headline"), "")


def beyond(b: Block, text: str, title: str) -> Block:
    """Return a line without the headline that it begins with, as in a cell of a table with headline, byline and day."""
    if not title or not text.startswith(title, b.start, b.stop):
        return b
    rest = text[b.start + len(title) : b.stop]
    start = b.stop - len(rest.lstrip(" |·•–—-,"))
    return replace(b, start=start) if rest[:1] in {" ", "\t"} and start < b.stop else b


def is_paragraph(line: str) -> bool:
    """True for a line that is long enough to be a paragraph; characters of scripts without spaces count more.

    >>> is_paragraph("The board will close the bridge."), is_paragraph("港湾局は冬の間、東の桟橋を閉鎖する。" * 3)
    (False, True)
    """
    return spaced_length(line, PARAGRAPH) >= PARAGRAPH


def dated_lines(document: Document, kit: ClaimsKit, usage: Usage) -> Iterator[Said]:
    """Find the days of the lines at the top of a text, then of a dateline, each with its span."""
    title = headline_of(document)
    top = [beyond(b, document.text, title) for b in head(document)]
    over = {b.start: document.text[a.start : a.stop] for a, b in pairwise(document.blocks)}
    found = [
        (b, s)
        for b in top
        for s in labelled(stamps(document.text[b.start : b.stop], kit.dates, usage), over.get(b.start, ""), kit.dates)
    ]
    found.sort(key=lambda f: not f[1].named and "li" in (f[0].tag, *f[0].path))  # an item of a list may be an entry of a menu
    for b, s in found:
        start, stop = b.start + s.start, b.start + s.stop
        yield Said(s.field, document.text[start:stop], "text", start, stop)
    for first in [b for b in top if b.start >= document.body_start and b.stop - b.start > OPENING][:2]:
        line = document.text[first.start : first.start + OPENING]
        for day in kit.dates.days_in(line, usage)[:1]:
            if DATELINE_DAY.fullmatch(line, 0, day.start) and AFTER_DAY.match(line, day.stop):
                yield Said("published", line[day.start : day.stop], "text", first.start + day.start, first.start + day.stop)
