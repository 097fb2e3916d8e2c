"""Cuts: every offset in a block where one text may end and another begin, with or without a space between them.

A page whose blocks a scraper joined has hundreds of candidates, few of them real. A linear model scores the features of each
(`described_cut`), and the spans between likely cuts are scored as units (`spans.py`). The features, marks included, must stay
as in training.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.extract.insertions.plain.seam_features import (
    ADDRESS,
    CLOSING,
    LEFT,
    TOKEN,
    band,
    case,
    following,
    kind,
    known,
    piece,
    unclosed,
)
from audit.extract.insertions.plain.seams import CANDIDATE, touching
from audit.lang.frequency import WordBands

TOUCH = re.compile(
    r"(?<=[。．！？!?…」』）】〉》”’\"“])(?=[^\s。．！？!?…」』）】〉》”’\"“.,;:)\]])"  # 」日本
    r"|(?<=[^\s「『（【〈《])(?=[「『（【〈《„])"
    r"|(?<=[^\W\d_])(?=[:|>▶►→➡▄+][^\W_])|(?<=[|>•▶►→➡▄»])(?=[^\s|>•▶►→➡▄»])"  # Nahost|:Aktuelle
)
"""Candidates without a space besides those of `seams.py`: brackets and stops of scripts without capitals, arrows and bars."""

GAP = re.compile(r"[^\S\n]+")
"""White space within a line."""
SHUT = '.!?…。！？:;"”’»“)]|>→»'
"""Marks before a gap at which a text may end although the next word is in lower case; wider than `text.STOPS`."""
LAST_TWO = re.compile(r"(?:([^\W_][\w'’-]*)[^\w\n]{1,3})?([^\W_][\w'’-]*)\W*$")
"""The last two words of a text."""
FIRST_TWO = re.compile(r"\W{0,3}([^\W_][\w'’-]*)(?:[^\w\n]{1,3}([^\W_][\w'’-]*))?")
"""The first two words of a text."""
SEEN = 60
"""Code points on either side of a cut used by features."""
AGAIN = 9
"""Code points beside a cut compared with other cuts: labels and buttons recur."""


class Cut(NamedTuple):
    """A possible end of one text, at `left`, and start of the next, at `right`; white space or nothing is between them."""

    left: int
    right: int


def cuts(text: str, start: int, stop: int) -> list[Cut]:
    """List every cut in `text[start:stop]`, in order; first and last are its ends.

    >>> [c.left for c in cuts("It left. The pier is shutRead more", 0, 34)]
    [0, 8, 25, 34]
    """
    found = {Cut(at, at) for at in touching(text, start, stop, (CANDIDATE, TOUCH))}
    for m in GAP.finditer(text, start, stop):
        if not text[m.end() : m.end() + 1].islower() or text[m.start() - 1] in SHUT:
            found.add(Cut(*m.span()))
    return [Cut(start, start), *sorted(c for c in found if start < c.left and c.right < stop), Cut(stop, stop)]


def features_of(text: str, found: Sequence[Cut], words: WordBands) -> Iterator[list[str]]:
    """Yield the features of each cut except the first and last."""
    start, stop = found[0].left, found[-1].right
    among = density(found, stop - start)
    bare = [c for c in found[1:-1] if c.left == c.right]
    opens = Counter(text[c.right : c.right + AGAIN] for c in bare)
    shuts = Counter(text[max(c.left - AGAIN, start) : c.left] for c in bare)
    for c in found[1:-1]:
        gap = "none" if c.left == c.right else "space"
        a = min(opens[text[c.right : c.right + AGAIN]] - (gap == "none"), 3)
        b = min(shuts[text[max(c.left - AGAIN, start) : c.left]] - (gap == "none"), 3)
        again = [f"{gap} opens {a}", f"{gap} shuts {b}", f"{gap} again {min(a, 2)} {min(b, 2)}"]
        yield described_cut(text, start, c, stop, words, among) + again


def density(found: Sequence[Cut], length: int) -> str:
    """Bucket the number and density of cuts without a space: a joined page has at least one per hundred code points."""
    n = sum(c.left == c.right for c in found)
    rate = 1000 * n / max(length, 1)
    return f"{'one' if n < 2 else 'few' if n < 6 else 'many'}, {'thin' if rate < 4 else 'some' if rate < 10 else 'thick'}"


def described_cut(text: str, start: int, cut: Cut, stop: int, words: WordBands, among: str) -> list[str]:
    """Compute features of characters, words and letter case on both sides of a cut; `among` is the density of the block."""
    before = text[max(start, cut.left - SEEN) : cut.left]
    after = text[cut.right : min(stop, cut.right + SEEN)]
    gap = "space" if cut.right > cut.left else "none"
    pair = f"{gap} {side(before[-1:])}|{side(after[:1])}"
    run = LEFT.search(before[-40:])
    left = run.group() if run else ""
    lword = left.strip(CLOSING)
    token = TOKEN.search(after[:40])
    whole = token.group() if token and token.start() <= 2 else ""
    right = whole if known(whole, words) else piece(whole)
    follows = following(after[token.end() :] if token and whole else after, words)
    joined = lword + whole if gap == "none" and left == lword and after[:1].isalnum() else ""
    glued = "no glue" if not joined else "glued known" if known(joined, words) else "glued unknown"
    lband, rband = f"left {band(lword, words)}", f"right {band(right, words)}"
    was, will = case(before[-40:]), case(after[:40])
    found = [
        pair, f"{gap} {lband}", f"{gap} {rband}", glued, f"{gap} next {follows}", f"{pair} {glued} {follows}",
        f"{gap} {lband} {rband} {glued}", f"{pair} {lband} {glued}", f"{pair} {rband} {glued}", f"{pair} was {was} will {will}",
        f"{pair} will {will} {follows}", f"{pair} was {was}", f"{gap} left length {min(len(lword), 8)}",
        f"{gap} right length {min(len(right), 8)}", f"{pair} among {among}", f"{pair} {glued} among {among}",
        f"{side(before[-2:-1])} {pair} {side(after[1:2])}",
    ]  # fmt: skip
    found += edge_words(before, after, gap, pair)
    if ADDRESS.search(before.rpartition(" ")[2] + after.partition(" ")[0]):
        found.append(f"{gap} address")
    if unclosed(text[max(start, cut.left - 240) : cut.left]):
        found.append(f"open quotation {pair}")
    if lword.isupper() and len(lword) > 1:
        found.append(f"left capitals {pair}")
    if before[-1:] in ".…" and len(lword) <= 2:
        found.append(f"{gap} point after initial")
    return found


def edge_words(before: str, after: str, gap: str, pair: str) -> Iterator[str]:
    """Compute features of the words at both ends, and of the distance to the nearest stops."""
    if m := LAST_TWO.search(before):
        yield f"{gap} ends {m.group(2).lower()}"
        yield f"{gap} ends {(m.group(1) or '').lower()} {m.group(2).lower()}"
    if m := FIRST_TWO.match(after):
        yield f"{gap} begins {m.group(1).lower()}"
        yield f"{gap} begins {m.group(1).lower()} {(m.group(2) or '').lower()}"
    back = max(before.rfind(c) for c in ".!?:”")
    far = "far" if back < 0 else "here" if back >= len(before.rstrip()) - 1 else "near" if len(before) - back < 30 else "off"
    ahead = min((i for c in ".!?:" if (i := after.find(c)) >= 0), default=-1)
    yield f"{pair} stop before {far}, after {'far' if ahead < 0 else 'near' if ahead < 25 else 'off'}"


def side(c: str) -> str:
    """Classify a character beside a cut; letters without case are a class of their own."""
    return "" if not c else "letter" if c.isalpha() and not c.isupper() and not c.islower() else kind(c)
