"""Seams: where one text ends and another begins without a break ("…visa-free travelAnkara has refused…").

A seam is looked for only where something says that there is one: a cue that promotes a headline, or a line in which many
texts touch. Every place where two texts may touch is described by features (`described`), and a linear model trained on
headlines and paragraphs joined without a break weighs them (`audit learn insertions`). Names with a capital inside
(McConnell, iPhone) and words in capitals are no seams: the table of known words tells them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.extract.insertions.plain.seam_models import Seams
from audit.lang.frequency import WordBands

UPPER = "".join(c for c in map(chr, (*range(0x530), *range(0x1E00, 0x2000))) if c.isupper() and c.isalpha())
LOWER = "".join(c for c in map(chr, (*range(0x530), *range(0x1E00, 0x2000))) if c.islower() and c.isalpha())
CANDIDATE = re.compile(
    f"(?<=[{LOWER}0-9\u200b])(?=[{UPPER}])|(?<=[{LOWER}])(?=[0-9$€£@#(\\[—–•])"  # travel|Ankara, 2019|The, travel|12
    f"|(?<=[{UPPER}])(?=[{UPPER}][{LOWER}])"  # TREATY|The
    f"|(?<=[{UPPER}])(?=[AI] [{UPPER}{LOWER}0-9])|(?<=[{UPPER}])(?=[{UPPER}]\\.[{UPPER}])"  # TREATY|A man, TREATY|U.S.
    r"|(?<=[^\s(\[“‘«„])(?=[“‘«„»¿¡■•])(?!»(?:[\s.,;:!?)]|$))"  # travel|“We
    f"|(?<=[.!?…’”“‘\"'«»)\\]:;,%])(?=[{UPPER}])"  # travel?|Ankara
    f'|(?<=[^\\W_])(?=["\'][\\[{UPPER}])|(?<=[.!?…’”"»)])(?=["\'\\d$€£@#(\\[—–•-])'  # travel|"We, travel?|12
    r"|(?<=[^\W_])(?=--? )"  # travel|-- We
)
"""Places where two texts may touch."""

RESUMING = re.compile(
    f"{CANDIDATE.pattern}"
    f"|(?<=[^\\s(\\[“‘«„])(?=”[{UPPER}])"  # travel|”We, as in Swedish
    f"|(?<=[“\\]])(?=[\"'\\d$€£@#(\\[—–•-])|(?<=[“”])(?=„)"  # travel“|"We, travel“|„We
    f"|(?<=[{UPPER}][{UPPER}])(?=[$€£#(\\[—–•])"  # TRAVEL|(Norland
)
"""Places where a story may resume behind a cue: there a place too many does less harm than in a whole page."""

AROUND = 200
"""Code points that are looked at on either side in a line where no headline is known to begin."""

SHORTEST, LONGEST = 10, 240
"""Code points of a promoted headline."""

LEFT = re.compile(r"[\w'’.-]*[^\W_][.!?…’”\"'»)\]:;,%]*$")
TOKEN = re.compile(r"[^\W_][\w'’-]*")
LAST = re.compile(r"[^\W\d_a-z][a-z'’]*$")
INITIAL = re.compile(r"(?:^|[.])[^\W_]$")
ADDRESS = re.compile(r"https?:|www\.|[@#/_]|\.\w{2,4}\b")
BAND = ("unknown", "rare", "common", "very common")


def candidates(text: str, start: int, stop: int) -> Iterator[int]:
    """Every place in `text[start:stop]` where two texts may touch."""
    for m in CANDIDATE.finditer(text, start, stop):
        at = m.start()
        if start < at < stop and not (text[at] == "“" and "„" in text[max(start, at - AROUND) : at].rpartition("“")[2]):
            yield at


def resuming(text: str, start: int, stop: int) -> Iterator[int]:
    """Every place behind a cue where the story may resume after the headline that begins at `start`."""
    for m in RESUMING.finditer(text, start + SHORTEST, min(stop, start + LONGEST)):
        at = m.start()
        if start + SHORTEST < at < stop and not (text[at] == "“" and "„" in text[start:at].rpartition("“")[2]):
            yield at


def again(text: str, start: int, at: int, stop: int) -> Iterator[str]:
    """Whether the word that a seam would split, or the one that it would begin with, is said once more.

    >>> list(again("A deal for HarborTechHarborTech says so", 0, 21, 39))
    ['begins with a word said again, capital inside']
    """
    token = TOKEN.match(text, at, stop)
    if token is None:
        return
    last = LAST.search(text, max(start, at - 24), at)
    if last and text.count(last.group() + token.group(), start, stop) > 1:
        yield "splits a word said again"
    if len(token.group()) > 3 and text.count(token.group(), start, stop) > 1:
        yield "begins with a word said again" + (", capital inside" if piece(token.group()) != token.group() else "")


def seam(text: str, start: int, stop: int, seams: Seams) -> int | None:
    """Where in `text[start:stop]`, which begins with a promoted headline, the story resumes; None when nothing is fused.

    Of the places that the model takes for a seam, the likeliest; where the rest of the line is too long for a headline, a
    seam is expected and a lesser likelihood will do.
    """
    least = seams.cued.threshold if stop - start <= LONGEST else seams.cued.threshold / 20
    best = None
    for at in resuming(text, start, stop):
        if stop - at < SHORTEST:
            break
        p = seams.cued.p([*described(text, start, at, stop, seams.words), *again(text, start, at, stop)])
        if p > least:
            best, least = at, p
    return best


def crowd(text: str, found: Sequence[int]) -> str:
    """How many places of a block look like seams at first sight: a joined page has many, a paragraph none or one."""
    n = sum(text[at].isupper() and (text[at - 1].islower() or text[at - 1] in ".!?”") for at in found)
    return "one" if n < 2 else "few" if n < 4 else "some" if n < 10 else "many"


class Place(NamedTuple):
    """What is seen at a place where two texts may touch: character classes, words on both sides, and letter case."""

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
    """The features of one place in a line: characters, words on both sides and joined, letter case around, lengths.

    `start` is where the headline begins, or the line when that is not known; then `among` is the `crowd` of the block.
    """
    p = place(text, start, at, words)
    return [
        *crossed(p),
        *measured(text, start, at, stop, p),
        *marked(text, start, at, p),
        *(crowded(p, among) if among else ()),
    ]


def place(text: str, start: int, at: int, words: WordBands) -> Place:
    """What is seen at a place."""
    run = LEFT.search(text[max(start, at - 40) : at])
    left = run.group() if run else ""
    lword = left.strip(".!?…’”\"'»)]:;,%")
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
        f"{lclass}|{rclass}", f"left {band(lword, words)}", f"right {band(right, words)}", glued,
        f"next {following(after, words)}", case(text[max(start, at - 40) : at]), case(text[at : at + 40]), lword, right,
    )  # fmt: skip


def crossed(p: Place) -> Iterator[str]:
    """Characters, words and letter case, alone and together."""
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
    """Lengths."""
    yield f"left length {min(len(p.lword), 8)}"
    yield f"right length {min(len(p.rword), 8)}"
    yield f"headline {bucket(at - start)}"
    yield f"rest {bucket(stop - at)}"
    yield f"{p.pair} headline {bucket(at - start)}"
    yield f"words {min(text.count(' ', start, at), 16)}"


def marked(text: str, start: int, at: int, p: Place) -> Iterator[str]:
    """Short words, names with a capital inside, addresses, initials, and quotations that are still open."""
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
    if ADDRESS.search(text[text.rfind(" ", start, at) + 1 : at] + text[at : at + 30].split(" ", 1)[0]):
        yield "address"
    yield f"{kind(text[at - 2]) if at - start > 1 else '^'}{p.pair}{kind(text[at + 1 : at + 2] or ' ')}"
    if text.count("'", start, at) % 2 == 1:
        yield f"odd apostrophe {p.pair}"
    if unclosed(text[start:at]):
        yield f"open quotation {p.pair}"
    if text[at - 1] in ".…":
        yield "point after initial" if len(p.lword) <= 2 or INITIAL.search(p.lword) else "point after word"


def crowded(p: Place, among: str) -> Iterator[str]:
    """The same in the light of how many such places the block has."""
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
"""Classes of characters that are no letters or digits."""


def kind(c: str) -> str:
    """The class of a character at a seam."""
    if c.isalpha():
        return "capital" if c.isupper() else "small"
    return "digit" if c.isdigit() else CLASSES.get(c, c)


def band(word: str, words: WordBands) -> str:
    """How common a word is, in the form it has here and in small letters."""
    if not word:
        return "none"
    if word[0].isdigit():
        return "number"
    low, cap = words.lower.get(word.lower(), 0), words.capital.get(word, 0)
    if word[0].isupper():
        return f"{BAND[low]}, as name {BAND[cap]}"
    return BAND[low]


def known(word: str, words: WordBands) -> bool:
    """Whether a word is in the table in some form, or its part before an apostrophe is."""
    bare = re.split(r"['’]", word, maxsplit=1)[0]
    return word in words.capital or bare in words.capital or word.lower() in words.lower


def piece(word: str) -> str:
    """The beginning of a word up to the place where a capital follows a small letter.

    >>> piece("refusedAgain"), piece("refused")
    ('refused', 'refused')
    """
    for i in range(1, len(word)):
        if word[i - 1].islower() and word[i].isupper():
            return word[:i]
    return word


def following(after: str, words: WordBands) -> str:
    """What follows the word to the right of a seam."""
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
    """How a stretch is written: capitals, a title, or a sentence."""
    found = re.findall(r"[^\W\d_]{2,}", around)
    if not found:
        return "no words"
    upper = sum(w.isupper() for w in found)
    first = sum(w[0].isupper() for w in found)
    if upper >= 0.7 * len(found):
        return "capitals"
    return "title" if first >= 0.7 * len(found) else "mixed" if first >= 0.4 * len(found) else "sentence"


def bucket(n: int) -> str:
    """A length in code points, roughly."""
    for limit in (12, 20, 30, 45, 60, 80, 110, 150, 200, 300):
        if n < limit:
            return f"under {limit}"
    return "long"


def unclosed(before: str) -> bool:
    """Whether a quotation is still open."""
    return (
        before.count("“") > before.count("”")
        or before.count('"') % 2 == 1
        or before.count("„") > before.count("“") + before.count("”")
    )
