"""Features of a possible seam between two texts: characters, words on both sides and joined, letter case, lengths.

The shipped models were trained on these features, so sentence-final marks are listed here as in training instead of taken from
`audit.text`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from audit.lang.frequency import WordBands

LEFT = re.compile(r"[\w'’.-]*[^\W_][.!?…’”\"'»)\]:;,%]*$")
"""Last word before a place, with the marks that close after it ("travel?”")."""
CLOSING = ".!?…’”\"'»)]:;,%"
"""Marks that `LEFT` allows after a word."""
TOKEN = re.compile(r"[^\W_][\w'’-]*")
"""One word with its apostrophes and hyphens ("O'Harra", "visa-free")."""
LAST = re.compile(r"[^\W\d_a-z][a-z'’]*$")
"""Capitalised end of a word: the second name in "HarborTech"."""
INITIAL = re.compile(r"(?:^|[.])[^\W_]$")
"""Initial, alone or after a point ("J", "U.S"), whose point does not end a sentence."""
ADDRESS = re.compile(r"https?:|www\.|[@#/_]|\.\w{2,4}\b")
"""Signs of an address, handle or tag, in which inner capitals are common (youtu.be/AbC)."""
LONGEST_ADDRESS = 200
"""Maximum code points of an address before a place: a line without spaces can be of any length."""
BAND = ("unknown", "rare", "common", "very common")
"""Names of the bands of word frequency."""


class Place(NamedTuple):
    """A possible seam: character classes, frequency bands of the words on both sides, and letter case."""

    pair: str
    left: str
    right: str
    glued: str
    follows: str
    before: str
    behind: str
    lword: str
    rword: str


def described(text: str, start: int, at: int, stop: int, words: WordBands, among: str = "") -> list[str]:
    """Compute the features of one place in a line.

    `start` is the start of the headline or, where that is unknown, of the line; then `among` is the `crowd` of the block.
    """
    p = place(text, start, at, words)
    return [
        *crossed(p),
        *measured(text, start, at, stop, p),
        *marked(text, start, at, p),
        *(crowded(p, among) if among else ()),
    ]


def place(text: str, start: int, at: int, words: WordBands) -> Place:
    """Describe one place."""
    run = LEFT.search(text[max(start, at - 40) : at])
    left = run.group() if run else ""
    lword = left.strip(CLOSING)
    token = TOKEN.search(text[at : at + 40])
    whole = token.group() if token and token.start() <= 2 else ""
    right = whole if known(whole, words) else piece(whole)
    after = text[at + token.end() : at + token.end() + 24] if token and whole else text[at : at + 24]
    lclass, rclass = kind(text[at - 1]), kind(text[at])
    if lclass == "opening" and text.rfind("„" if text[at - 1] == "“" else "»", start, at - 1) >= 0:
        lclass = "closing"  # German „…“, Danish »…«
    joined = lword + whole if left == lword and rclass in {"capital", "digit"} else ""
    glued = "no glue" if not joined else "glued known" if known(joined, words) else "glued unknown"
    return Place(
        pair=f"{lclass}|{rclass}",
        left=f"left {band(lword, words)}",
        right=f"right {band(right, words)}",
        glued=glued,
        follows=f"next {following(after, words)}",
        before=case(text[max(start, at - 40) : at]),
        behind=case(text[at : at + 40]),
        lword=lword,
        rword=right,
    )


def crossed(p: Place) -> Iterator[str]:
    """Combine features of characters, words and letter case."""
    yield from (p.pair, p.left, p.right, p.glued, p.follows)
    yield f"{p.pair} {p.glued} {p.follows}"
    yield f"{p.left} {p.right} {p.glued}"
    yield f"{p.right} {p.follows}"
    yield f"{p.pair} {p.left} {p.glued}"
    yield f"{p.pair} {p.right} {p.glued}"
    yield f"{p.pair} behind {p.behind} {p.follows}"
    yield f"{p.glued} {p.follows} before {p.before}"
    yield from (f"before {p.before}", f"behind {p.behind}", f"before {p.before} behind {p.behind}")


def measured(text: str, start: int, at: int, stop: int, p: Place) -> Iterator[str]:
    """Compute features of lengths."""
    yield f"left length {min(len(p.lword), 8)}"
    yield f"right length {min(len(p.rword), 8)}"
    yield f"headline {bucket(at - start)}"
    yield f"rest {bucket(stop - at)}"
    yield f"{p.pair} headline {bucket(at - start)}"
    yield f"words {min(text.count(' ', start, at), 16)}"


def marked(text: str, start: int, at: int, p: Place) -> Iterator[str]:
    """Compute features of short words, names with an inner capital, addresses, initials, and open quotations."""
    if len(p.lword) <= 4:
        yield f"left is {p.lword}"
    if len(p.rword) <= 4:
        yield f"right is {p.rword}"
    last = LAST.search(p.lword)
    if last and len(last.group()) <= 4:
        yield f"left ends {last.group()}" + (" inside" if last.start() else "")
    if p.lword.isupper() and len(p.lword) > 1:
        yield f"left capitals {p.pair}"
    if "." in p.lword:
        yield "left has a point"
    if in_address(text, start, at):
        yield "address"
    yield f"{kind(text[at - 2]) if at - start > 1 else '^'}{p.pair}{kind(text[at + 1 : at + 2] or ' ')}"
    if text.count("'", start, at) % 2 == 1:
        yield f"odd apostrophe {p.pair}"
    if unclosed(text[start:at]):
        yield f"open quotation {p.pair}"
    if text[at - 1] in ".…":
        yield "point after initial" if len(p.lword) <= 2 or INITIAL.search(p.lword) else "point after word"


def in_address(text: str, start: int, at: int) -> bool:
    """True when the word around a place has signs of an address; in the first word of a line, also those anywhere before it.

    The latter is how the shipped models were trained.
    """
    near = max(start, at - LONGEST_ADDRESS)
    space = text.rfind(" ", near, at)
    if space < 0 and first_address(text) <= at:
        return True
    return ADDRESS.search(text[max(space + 1, near) : at] + text[at : at + 30].partition(" ")[0]) is not None


@lru_cache(maxsize=4)
def first_address(text: str) -> int:
    """Where the first sign of an address in a text ends; beyond the text without one."""
    m = ADDRESS.search(text)
    return m.end() if m else len(text) + 1


def crowded(p: Place, among: str) -> Iterator[str]:
    """Combine features with the number of such places in the block."""
    for seen in (p.pair, f"{p.pair} {p.glued}", f"{p.glued} {p.left}", f"{p.pair} {p.follows}"):
        yield f"among {among}, {seen}"


CLASSES = {
    ".": "point",
    "…": "point",
    "!": "mark",
    "?": "mark",
    "”": "closing",
    "’": "closing",
    "»": "closing",
} | dict.fromkeys("“‘«„", "opening")
"""Classes of characters other than letters and digits."""


def kind(c: str) -> str:
    """Classify a character at a seam."""
    if c.isalpha():
        return "capital" if c.isupper() else "small"
    return "digit" if c.isdigit() else CLASSES.get(c, c)


def band(word: str, words: WordBands) -> str:
    """Return the frequency band of a word in lower case and, when capitalised, as a name."""
    if not word:
        return "none"
    if word[0].isdigit():
        return "number"
    low, cap = words.lower.get(word.lower(), 0), words.capital.get(word, 0)
    if word[0].isupper():
        return f"{BAND[low]}, as name {BAND[cap]}"
    return BAND[low]


def known(word: str, words: WordBands) -> bool:
    """True when the table has a word, or its part before an apostrophe, in some form."""
    bare = re.split(r"['’]", word, maxsplit=1)[0]
    return word in words.capital or bare in words.capital or word.lower() in words.lower


def piece(word: str) -> str:
    """Return the start of a word up to a capital after a lower-case letter.

    >>> piece("refusedAgain"), piece("refused")
    ('refused', 'refused')
    """
    for i in range(1, len(word)):
        if word[i - 1].islower() and word[i].isupper():
            return word[:i]
    return word


def following(after: str, words: WordBands) -> str:
    """Classify the text to the right of a seam."""
    m = re.match(r"(['’]s)?([,.:;!?)”\"]*)\s+(\w+)", after)
    if m is None:
        return "end" if not after.strip() else "other"
    if m.group(2):
        return "mark"
    word = m.group(3)
    if word[0].isdigit():
        return "number"
    if word[0].isupper():
        return "capital"
    return f"small {BAND[words.lower.get(word, 0)]}"


def case(around: str) -> str:
    """Classify the letter case of a span: capitals, title, mixed or sentence."""
    found = re.findall(r"[^\W\d_]{2,}", around)
    if not found:
        return "no words"
    upper = sum(w.isupper() for w in found)
    first = sum(w[0].isupper() for w in found)
    if upper >= 0.7 * len(found):
        return "capitals"
    return "title" if first >= 0.7 * len(found) else "mixed" if first >= 0.4 * len(found) else "sentence"


def bucket(n: int) -> str:
    """Bucket a length in code points."""
    for limit in (12, 20, 30, 45, 60, 80, 110, 150, 200, 300):
        if n < limit:
            return f"under {limit}"
    return "long"


def unclosed(before: str) -> bool:
    """True when a quotation is still open."""
    return (
        before.count("“") > before.count("”")
        or before.count('"') % 2 == 1
        or before.count("„") > before.count("“") + before.count("”")
    )
