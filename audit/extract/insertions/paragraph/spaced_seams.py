"""Where a promoted headline ends when only a space stands between it and the story ("…at Lake Vell Rescuers searched …").

A linear model scores every space before a capital behind a cue: the words on both sides with their frequency, the runs of
capitalised words around it, the letter case of the headline, lengths (`audit learn insertions`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from audit.extract.insertions.plain.seam_features import band, unclosed
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import LONGEST, SHORTEST, UPPER, Seam
from audit.lang.frequency import WordBands

SPACE = re.compile(rf"(?<=[^\s,;:([“„«]) (?!(?<=\d )[AP]\.?M\b)(?=[\"“„«‘'(\[¿¡]?[{UPPER}])")
"""Space behind which a story may start: before a capital, not behind a comma or colon, and not within "3 A.M."."""
WORD = re.compile(r"[^\W_][\w'’-]*")
"""One word with its apostrophes and hyphens."""
STOP = re.compile(r"[^\W\d_]{3}[.!?…][\"”’»)]* ")
"""End of a sentence inside a headline."""
SHUT = '.!?…”"»'
"""Last marks of a story."""
NEAR = 90
"""Code points on either side that are read."""
COMMON, COMMONEST = 2, 3
"""Minimum band of a word that is a feature itself, and band of the commonest."""
LIKELY = 0.5
"""Minimum probability of a space that no name decides."""
REST = 20
"""Minimum code points of the story behind a headline."""


def spaced_seam(
    text: str, start: int, stop: int, seams: Seams, unfinished: re.Pattern[str], last: int | None = None
) -> Seam | None:
    """Return the likeliest space of `text[start:stop]`, up to `last`, at which the headline at `start` ends; None without one.

    Where no space is likely, one behind a name that the text has elsewhere is the likelier for it.
    A headline does not end in an `unfinished` word, in lower case, except before a very common one: the particle of a German
    verb looks like an article ("Turm stürzt ein Der Turm war …").

    >>> text = "Storm hits the coast The council opened a shelter in the school on Tuesday."
    >>> found = spaced_seam(text, 0, len(text), Seams.load(), re.compile(r"\\bthe$"))
    >>> found is not None and text[: found.at]
    'Storm hits the coast'
    """
    lower, capital = seams.words.lower, seams.words.capital
    found: list[Seam] = []
    ended: list[Seam] = []
    for at in spaces(text, start, stop):
        if last is not None and at > last:
            break
        first = text[at + 1 : at + NEAR].partition(" ")[0]
        opens = lower.get(first.lower(), 0) >= COMMONEST and capital.get(first, 0) < COMMON
        if opens or not unfinished.search(text[start:at].rpartition(" ")[2].lower()):
            p, named = seams.spaced.p(spaced_features(text, start, at, stop, seams.words)), ends_name(text, start, at)
            if named is not False:
                found.append(Seam(p, at))
                ended += [Seam(p**0.5, at)] if named else []
    best = max(found, default=None)
    return best if best is None or best.p >= LIKELY else max((best, *ended))


def ends_name(text: str, start: int, at: int) -> bool | None:
    """Whether a name of two words that the text has elsewhere ends at a space; False for a space inside such a name.

    >>> text = "Arlo Finch left. More: The trial of Arlo Finch Edda Marsh ruled."
    >>> [ends_name(text, 23, at) for at in (40, 46, 51)]
    [False, True, None]
    """
    before, after = WORD.findall(text[max(start, at - NEAR) : at])[-2:], WORD.findall(text[at : at + NEAR])[:1]
    if said_elsewhere(text, *before[-1:], *after):
        return False
    return True if said_elsewhere(text, *before) else None


def said_elsewhere(text: str, *words: str) -> bool:
    """True when two capitalised words are together more than once in a text."""
    return len(words) > 1 and all(w[0].isupper() for w in words) and text.count(" ".join(words)) > 1


def spaces(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield the spaces at which the headline at `start` may end.

    >>> text = "Storm hits Lake Vell Rescuers searched the shore."
    >>> [text[at + 1 : at + 5] for at in spaces(text, 0, len(text))]
    ['Lake', 'Vell', 'Resc']
    """
    for m in SPACE.finditer(text, start + SHORTEST - 1, min(stop, start + LONGEST)):
        if start + SHORTEST <= m.start() <= stop - REST:
            yield m.start()


class Space(NamedTuple):
    """A space: the words before and behind it, the bands of the two beside it, runs of capitals, and the headline's case."""

    head: str
    before: list[str]
    after: list[str]
    left: str
    right: str
    runs: str
    style: str
    then: str
    ends: str


def spaced_features(text: str, start: int, at: int, stop: int, words: WordBands) -> Iterator[str]:
    """Yield the features of one space in `text[start:stop]`, where `start` is the start of the headline."""
    head, rest = text[start:at], text[at + 1 : min(stop, at + NEAR)]
    before, after = WORD.findall(head), WORD.findall(rest)
    if not before or not after:
        return
    s = Space(
        head=head,
        before=before,
        after=after,
        left=band(before[-1], words),
        right=band(after[0], words),
        runs=f"{run(reversed(before))}|{run(after)}",
        style=headline_case(before, words),
        then=" ".join(word_class(w, words) for w in after[1:3]),
        ends="digit" if head[-1].isdigit() else "letter" if head[-1].isalnum() else head[-1],
    )
    shut = text[stop - 1] in SHUT
    yield f"opens {'letter' if rest[0].isalpha() else rest[0]}"
    yield f"mark {rest[len(after[0]) : len(after[0]) + 1].strip()}"
    yield from (f"shut {shut}", f"shut {shut} style {s.style}")
    yield from shapes(s, words)
    yield from neighbours(s, words)
    yield from unfinished_marks(s)


def shapes(s: Space, words: WordBands) -> Iterator[str]:
    """Yield features of letter case, lengths, and bands of the words beside a space."""
    n = len(s.before)
    halves = f"{headline_case(s.before[: n // 2 + 1], words)}|{headline_case(s.before[n // 2 :], words)}"
    small = run_small(s.before)
    stops = min(len(STOP.findall(s.head)), 3)
    yield from (f"left {s.left}", f"right {s.right}", f"ends {s.ends}", f"runs {s.runs}", f"style {s.style}")
    yield from (f"then {s.then}", f"words {min(n, 16) // 2}", f"halves {halves}", f"small {small}", f"stops {stops}")
    yield from (f"style {s.style} runs {s.runs}", f"style {s.style} words {min(n, 8)}", f"style {s.style} small {small}")
    yield f"style {s.style} left {s.left} right {s.right}"
    yield f"style {s.style} right {s.right} then {s.then}"
    yield f"runs {s.runs} right {s.right} then {s.then}"
    yield f"runs {s.runs} left {s.left} right {s.right}"
    yield from (f"halves {halves} right {s.right}", f"small {small} runs {s.runs} right {s.right}")
    yield from (f"stops {stops} ends {s.ends}", f"ends {s.ends} right {s.right}")
    yield f"after {' '.join(word_class(w, words) for w in s.after[1:6])[:40]}"
    yield f"before {' '.join(word_class(w, words) for w in s.before[-3:])}"


def neighbours(s: Space, words: WordBands) -> Iterator[str]:
    """Yield features of the words beside a space themselves, and of their last letters."""
    left, right = s.before[-1], s.after[0]
    first, tail = said(right, words), right[-2:].lower()
    yield from (f"left is {said(left, words)}", f"right is {first}", f"right is {first}, style {s.style}")
    yield f"right is {first}, then {word_class(s.after[1], words) if len(s.after) > 1 else ''}"
    yield from (f"right tail {tail}", f"right tail {tail} style {s.style}", f"left tail {left[-2:].lower()}, runs {s.runs}")
    if len(s.after) > 1:
        second = s.after[1]
        yield from (f"then tail {second[-2:]}", f"then tail {second[-2:]} runs {s.runs} style {s.style}")
        yield from (f"tails {right[-1]} {second[-2:]}", f"then is {said(second, words)}")
        yield f"right {s.right}, then is {said(second, words)}"
    if len(s.before) > 1:
        yield f"left before is {said(s.before[-2], words)}"
    if left == right or right in s.before[:-1]:
        yield "right said before"


def unfinished_marks(s: Space) -> Iterator[str]:
    """Yield features of quotations and brackets that are open at a space, and of an initial before it."""
    if unclosed(s.head) or s.head.count("(") > s.head.count(")") or s.head.count("‘") > s.head.count("’"):
        yield "open"
    if s.head.count("'") % 2:
        yield "odd apostrophe"
    if len(s.before[-1]) <= 2 and s.ends == ".":
        yield "initial"


def said(word: str, words: WordBands) -> str:
    """Return a common word in lower case, and the kind of another.

    >>> words = WordBands({"the": 3}, {})
    >>> said("The", words), said("Vell", words), said("12", words)
    ('the', 'A', '0')
    """
    low = word.lower()
    return low if words.lower.get(low, 0) >= COMMON else word_class(word, words)


def word_class(word: str, words: WordBands) -> str:
    """Classify a word by its first letter: `A`, `a` with its band, or `0`.

    >>> words = WordBands({"the": 3}, {})
    >>> word_class("The", words), word_class("the", words), word_class("12", words)
    ('A3', 'a3', '0')
    """
    if not word[0].isalpha():
        return "0"
    known = words.lower.get(word.lower(), 0)
    return f"{'A' if word[0].isupper() else 'a'}{known or ''}"


def run(words: Iterator[str] | list[str]) -> int:
    """Count the capitalised words at the start of some words, up to 4.

    >>> run(["Lake", "Vell", "froze"])
    2
    """
    n = 0
    for word in words:
        if not word[0].isupper() or n == 4:
            break
        n += 1
    return n


def run_small(words: list[str]) -> int:
    """Count the words without a capital at the end of some words, up to 6.

    >>> run_small(["Lake", "froze", "again"])
    2
    """
    n = 0
    for word in reversed(words):
        if word[0].isupper() or n == 6:
            break
        n += 1
    return n


def headline_case(words: list[str], bands: WordBands) -> str:
    """Classify the letter case of a headline by its words behind the first that are no short common ones."""
    long = [w for w in words[1:] if w[0].isalpha() and not (bands.lower.get(w.lower(), 0) >= COMMON and len(w) < 5)]
    if not long:
        return "none"
    upper = sum(w[0].isupper() for w in long) / len(long)
    if sum(w.isupper() for w in long) > 0.7 * len(long):
        return "capitals"
    return "title" if upper == 1 else "most" if upper > 0.7 else "sentence" if upper else "small"
