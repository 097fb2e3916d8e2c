"""Where a promoted headline ends when only a space stands between it and the story ("…at Lake Vell Rescuers searched …").

A linear model scores every space before a capital behind a cue: the words on both sides with their frequency, the runs of
capitalised words around it, the letter case of the headline, lengths (`audit learn insertions`).
"""

import re
from collections.abc import Iterator

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
SHUT = ".!?…”\"»"
"""Last marks of a story."""
NEAR = 90
"""Code points on either side that are read."""
COMMON, COMMONEST = 2, 3
"""Minimum band of a word that is a feature itself, and band of the commonest."""
REST = 20
"""Minimum code points of the story behind a headline."""


def spaced_seam(
    text: str, start: int, stop: int, seams: Seams, unfinished: re.Pattern[str], last: int | None = None
) -> Seam | None:
    """Return the likeliest space of `text[start:stop]`, up to `last`, at which the headline at `start` ends; None without one.

    A headline does not end in an `unfinished` word, in lower case, except before a very common one: the particle of a German
    verb looks like an article ("Turm stürzt ein Der Turm war …").

    >>> text = "Storm hits the coast The council opened a shelter in the school on Tuesday."
    >>> found = spaced_seam(text, 0, len(text), Seams.load(), re.compile(r"\\bthe$"))
    >>> found is not None and text[: found.at]
    'Storm hits the coast'
    """
    lower, capital, found = seams.words.lower, seams.words.capital, []
    for at in spaces(text, start, stop):
        if last is not None and at > last:
            break
        first = text[at + 1 : at + NEAR].partition(" ")[0]
        opens = lower.get(first.lower(), 0) >= COMMONEST and capital.get(first, 0) < COMMON
        if opens or not unfinished.search(text[start:at].rpartition(" ")[2].lower()):
            found.append(Seam(seams.spaced.p(spaced_features(text, start, at, stop, seams.words)), at))
    return max(found, default=None)


def spaces(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield the spaces at which the headline at `start` may end.

    >>> text = "Storm hits Lake Vell Rescuers searched the shore."
    >>> [text[at + 1 : at + 5] for at in spaces(text, 0, len(text))]
    ['Lake', 'Vell', 'Resc']
    """
    for m in SPACE.finditer(text, start + SHORTEST - 1, min(stop, start + LONGEST)):
        if start + SHORTEST <= m.start() <= stop - REST:
            yield m.start()


def spaced_features(text: str, start: int, at: int, stop: int, words: WordBands) -> Iterator[str]:
    """Yield the features of one space in `text[start:stop]`, where `start` is the start of the headline."""
    head, rest = text[start:at], text[at + 1 : min(stop, at + NEAR)]
    before, after = WORD.findall(head), WORD.findall(rest)
    if not before or not after:
        return
    left, right = before[-1], after[0]
    lband, rband = band(left, words), band(right, words)
    ends = head[-1] if not head[-1].isalnum() else "letter" if not head[-1].isdigit() else "digit"
    opens = rest[0] if not rest[0].isalpha() else "letter"
    runs = f"{run(reversed(before))}|{run(after)}"
    style = headline_case(before, words)
    then = " ".join(word_class(w, words) for w in after[1:3])
    marked = rest[len(right) : len(right) + 1].strip()
    yield from (f"left {lband}", f"right {rband}", f"ends {ends}", f"opens {opens}", f"runs {runs}", f"style {style}")
    yield from (f"then {then}", f"mark {marked}", f"words {min(len(before), 16) // 2}")
    halves = f"{headline_case(before[: len(before) // 2 + 1], words)}|{headline_case(before[len(before) // 2 :], words)}"
    small = run_small(before)
    yield from (f"halves {halves}", f"small {small}", f"style {style} small {small}", f"halves {halves} right {rband}")
    yield f"small {small} runs {runs} right {rband}"
    yield f"stops {min(len(STOP.findall(head)), 3)}"
    yield f"stops {min(len(STOP.findall(head)), 3)} ends {ends}"
    yield f"style {style} runs {runs}"
    yield f"style {style} left {lband} right {rband}"
    yield f"style {style} right {rband} then {then}"
    yield f"runs {runs} right {rband} then {then}"
    yield f"runs {runs} left {lband} right {rband}"
    yield f"style {style} words {min(len(before), 8)}"
    yield f"ends {ends} right {rband}"
    yield f"after {' '.join(word_class(w, words) for w in after[1:6])[:40]}"
    yield f"before {' '.join(word_class(w, words) for w in before[-3:])}"
    yield f"left is {said(left, words)}"
    yield f"right is {said(right, words)}, style {style}"
    yield f"right is {said(right, words)}"
    yield f"right is {said(right, words)}, then {word_class(after[1], words) if len(after) > 1 else ''}"
    shut = text[stop - 1] in SHUT
    yield f"shut {shut}"
    yield f"shut {shut} style {style}"
    yield f"right tail {right[-2:].lower()}"
    yield f"right tail {right[-2:].lower()} style {style}"
    yield f"left tail {left[-2:].lower()}, runs {runs}"
    if len(after) > 1:
        yield f"then tail {after[1][-2:]}"
        yield f"then tail {after[1][-2:]} runs {runs} style {style}"
        yield f"tails {right[-1]} {after[1][-2:]}"
        yield f"then is {said(after[1], words)}"
        yield f"right {rband}, then is {said(after[1], words)}"
    if len(before) > 1:
        yield f"left before is {said(before[-2], words)}"
    if left == right or right in before[:-1]:
        yield "right said before"
    if unclosed(head) or head.count("(") > head.count(")") or head.count("‘") > head.count("’"):
        yield "open"
    if head.count("'") % 2:
        yield "odd apostrophe"
    if len(left) <= 2 and ends == ".":
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
