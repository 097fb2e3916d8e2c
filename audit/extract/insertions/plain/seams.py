"""Seams: where one text ends and another begins without a break ("…visa-free travelAnkara has refused…").

A seam is searched only where one is likely: after a cue that promotes a headline, or in a line in which many texts touch. A
linear model scores the features (`seam_features.py`) of every place where two texts may touch; it is trained on headlines and
paragraphs joined without a break (`audit learn insertions`). Names with an inner capital (McConnell, iPhone) and words in
capitals are not seams: the table of known words distinguishes them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from audit.extract.insertions.plain.seam_features import LAST, TOKEN, described, piece
from audit.extract.insertions.plain.seam_models import Seams

UPPER = "".join(c for c in map(chr, (*range(0x530), *range(0x1E00, 0x2000))) if c.isupper() and c.isalpha())
LOWER = "".join(c for c in map(chr, (*range(0x530), *range(0x1E00, 0x2000))) if c.islower() and c.isalpha())
CANDIDATE = re.compile(
    r"(?![a-z\s])(?:"
    f"(?=[{UPPER}])(?:(?<=[{LOWER}0-9\u200b.!?…’”“‘\"'«»)\\]:;,%])"  # travel|Ankara, 2019|The, travel?|Ankara
    f"|(?<=[{UPPER}])(?=.(?:[{LOWER}]|\\.[{UPPER}])|[AI] [{UPPER}{LOWER}0-9]))"  # TREATY|The, TREATY|U.S., TREATY|A man
    f"|(?<=[{LOWER}])(?=[0-9$€£@#(\\[—–•])"  # travel|12
    r"|(?<=[^\s(\[“‘«„])(?=[“‘«„»¿¡■•])(?!»(?:[\s.,;:!?)]|$))"  # travel|“We
    f"|(?<=[^\\W_])(?=[\"'][\\[{UPPER}])"  # travel|"We
    r"|(?<=[.!?…’”\"»)])(?=[\"'\d$€£@#(\[—–•-])"  # travel?|12
    r"|(?<=[^\W_])(?=--? )"  # travel|-- We
    r")"
)
"""Places where two texts may touch when a naive scraper joins the blocks of a page; examples at each line.

Most places fail at the first assertion. The large classes are written seldom: they take most of the time to compile.
"""

RESUMING = re.compile(
    r"(?![a-z\s])(?:"
    f"(?<=[^\\s(\\[“‘«„])(?=”[{UPPER}])"  # travel|”We, as in Swedish
    r"|(?<=[“\]])(?=[\"'\d$€£@#(\[—–•-])|(?<=[“”])(?=„)"  # travel“|"We, travel“|„We
    f"|(?<=[{UPPER}]{{2}})(?=[$€£#(\\[—–•])"  # TRAVEL|(Norland
    r")"
)
"""Further places where a story may resume after a cue: a false candidate does less harm there."""

AROUND = 200
"""Code points of context on either side of a place, where the start of the headline is unknown."""

MIXED, SMALL = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]{3,}$"), re.compile(r"[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]{2}")
"""Capitals that end at a place, and a capital with two small letters behind it."""
SHORTEST, LONGEST = 10, 240
"""Minimum and maximum code points of a promoted headline."""


def touching(text: str, start: int, stop: int, patterns: Iterable[re.Pattern[str]]) -> list[int]:
    """List the places in `text[start:stop]` that one of some patterns finds, in order."""
    return sorted({m.start() for pattern in patterns for m in pattern.finditer(text, start, stop)})


def candidates(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield every place in `text[start:stop]` where two texts may touch."""
    for m in CANDIDATE.finditer(text, start, stop):
        at = m.start()
        if start < at < stop and not (text[at] == "“" and "„" in text[max(start, at - AROUND) : at].rpartition("“")[2]):
            yield at


def resuming(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield every place where the story may resume after the headline at `start`."""
    for at in touching(text, start + SHORTEST, min(stop, start + LONGEST), (CANDIDATE, RESUMING)):
        if start + SHORTEST < at < stop and not (text[at] == "“" and "„" in text[start:at].rpartition("“")[2]):
            yield at


def again(text: str, start: int, at: int, stop: int) -> Iterator[str]:
    """Yield features of the words that a seam would split or start with, when they recur in the text.

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


class Seam(NamedTuple):
    """A place where the story may resume, and the probability that it does."""

    p: float
    at: int


def seam(text: str, start: int, stop: int, seams: Seams) -> int | None:
    """Find where the story resumes in `text[start:stop]`, which starts with a promoted headline; None when nothing is fused."""
    found = likeliest(text, start, stop, seams)
    return found.at if found else None


def likeliest(text: str, start: int, stop: int, seams: Seams) -> Seam | None:
    """Find the most probable place above the threshold at which the story resumes without a break.

    If the rest of the line is too long for a headline, a seam is expected and the threshold is a twentieth.
    """
    least = seams.cued.threshold if stop - start <= LONGEST else seams.cued.threshold / 20
    best = None
    for at in resuming(text, start, stop):
        if stop - at < SHORTEST:
            break
        if splits_acronym(text, at):
            continue
        p = seams.cued.p([*described(text, start, at, stop, seams.words), *again(text, start, at, stop)])
        if p > least:
            best, least = Seam(p, at), p
    return best


def splits_acronym(text: str, at: int) -> bool:
    """True when a place would split a word of capitals and small letters that the text has more than once.

    >>> text = "The DREAMers met. Related: What the DREAMer law says"
    >>> splits_acronym(text, text.index("Mer")), splits_acronym("Floods reach VELLThe town", 16)
    (True, False)
    """
    word = MIXED.search(text, max(0, at - AROUND // 10), at)
    follows = SMALL.match(text, at) if word else None
    return word is not None and follows is not None and text.count(word[0] + follows[0]) > 1


def crowd(text: str, found: Sequence[int]) -> str:
    """Bucket the number of possible seams of a block: a joined page has many, a paragraph none or one."""
    n = sum(text[at].isupper() and (text[at - 1].islower() or text[at - 1] in ".!?”") for at in found)
    return "one" if n < 2 else "few" if n < 4 else "some" if n < 10 else "many"
