"""Directions of writing: pages whose text is turned, words in the margin that are, and scripts from right to left."""

import unicodedata
from collections import Counter
from itertools import groupby

from audit.load.pdf.columns import Line
from audit.load.pdf.pages import Page, Word

RIGHT_TO_LEFT = frozenset({"R", "AL"})


def levelled(page: Page) -> tuple[Page, list[Word]]:
    """A page as it is read, whose main text runs from left to right, and the words that are turned against it.

    A page of right-to-left text is mirrored, so that its lines and columns come in the order of reading.
    """
    turns: Counter[int] = Counter()
    for w in page.words:
        turns[w.turn] += len(w.text)
    main = turns.most_common(1)[0][0] if turns else 0
    width, height = (page.height, page.width) if main % 2 else (page.width, page.height)
    words = [w._replace(turn=0) for w in page.words if w.turn == main]
    beside = [w for w in page.words if w.turn != main]
    if sum(len(w.text) for w in words if leftward(w.text)) * 2 > sum(len(w.text) for w in words):
        words = [w._replace(x0=width - w.x1, x1=width - w.x0) for w in words]
    return page._replace(words=words, width=width, height=height), beside


def leftward(text: str) -> bool:
    """True for a word of letters that are read from right to left."""
    return any(unicodedata.bidirectional(c) in RIGHT_TO_LEFT for c in text)


def leftward_order(line: Line) -> Line:
    """A line of a mirrored page with its runs of other words in their own order; another line as it is."""
    if not leftward(line.text):
        return line
    runs = [list(run) for _, run in groupby(line.text.split(" "), key=leftward)]
    return line._replace(text=" ".join(" ".join(r if leftward(r[0]) else r[::-1]) for r in runs))
