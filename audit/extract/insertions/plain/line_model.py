"""Lines of promotion without a telltale wording, classified by a linear model (`audit learn insertions`).

Four of five cross-promotions have no cue word: linked headlines, kickers, teasers. In plain text their evidence is shape,
position, neighbours, and names that the story does not mention. The features, marks included, must stay as in training.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.plain.split import JOINED, Line
from audit.extract.insertions.vocabulary import Patterns
from audit.lang.frequency import WordBands
from audit.models.linear import Linear

WORD = re.compile(r"[^\W_][\w'’-]*")
"""One word with its apostrophes and hyphens."""
NAME = re.compile(r"[^\W\d_a-z][\w'’-]{3,}")
"""A capitalised word of four letters or more: most are names, unless they start a sentence."""
SENTENCE = re.compile(r"[.!…][\"”’'»)\]]*$")
"""End of a sentence, as in training: a question mark is a feature of its own, other scripts' stops count as marks."""
PRICE = re.compile(r"[$€£]\s?\d|\d\s?[$€£]|\d+ ?(?:EUR|USD|Euro)\b")
"""A price, as in offers and shop lines ("£40", "40 Euro")."""
DATED = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d")
"""A year or a time of day, as in teasers and kickers ("2026", "9:32")."""
ENDS = {":": "colon", "”": "quotation", '"': "quotation", "’": "quotation", "»": "quotation", ")": "bracket", "]": "bracket"}
LENGTHS = ((30, "kicker"), (60, "short"), (110, "title"), (170, "sentence"), (320, "paragraph"))
FIRST = 48
"""Code points at the start of a line whose runs of letters are features."""

LONGEST = 320
"""Maximum code points of a line that the model may flag; longer ones are running text."""

FEWEST = 2
"""Minimum paragraphs of running text in a document whose other lines are classified."""

LONG = 4
"""Minimum letters of a word by which a line is compared with the story."""
REPEATED = 3
"""Minimum long words of a headline that its story repeats."""

RUNNING = frozenset({"paragraph", "long"})


class Shape(NamedTuple):
    """Properties of one line alone."""

    words: tuple[str, ...]
    length: str
    end: str
    case: str
    role: str


def classified_lines(
    text: str, lines: Sequence[Line], so_far: tuple[Found, ...], model: Linear, words: WordBands, kinds: Patterns
) -> Iterator[Found]:
    """Yield lines that the model classifies as promotion and no rule found; `rule` names the three heaviest features."""
    for line, features in described_lines(text, lines, so_far, words):
        if (p := model.p(features)) > model.threshold and not heads_story(text, lines, line):
            why = "; ".join(model.heaviest([f for f in features if model.weights.get(f, 0) > 0]))
            yield Found(
                start=line.start,
                stop=line.stop,
                role="promo",
                kind=kind_of(text[line.start : line.stop], kinds),
                rule=f"line model: {why}",
                sure=min(p, 0.98),
            )


def heads_story(text: str, lines: Sequence[Line], line: Line) -> bool:
    """True for a line over the first paragraph whose words the story repeats: its own headline below the page's labels."""
    begin = next((x.start for x in lines if x.stop - x.start >= LENGTHS[-2][0]), 0)
    if line.stop > begin:
        return False
    long, below = lengthy(text[line.start : line.stop]), set(lengthy(text[line.stop :]))
    shared = sum(w in below for w in long)
    return shared >= REPEATED and shared * 2 >= len(long)


def lengthy(text: str) -> list[str]:
    """List the long words of a text, in lower case and without "’s"."""
    return [w for word in WORD.findall(text.lower()) if len(w := word.partition("’")[0].partition("'")[0]) >= LONG]


def kind_of(words: str, kinds: Patterns) -> str:
    """Classify a promoted line: the kind of the first matching pattern, else a link to another article.

    >>> from audit.extract.insertions.vocabulary import Vocabulary
    >>> kinds = Vocabulary.load().line
    >>> kind_of("Get the harbour in your inbox", kinds), kind_of("Harbour council meets", kinds)
    ('newsletter', 'cross_promotion')
    """
    low = words.lower()
    return next((kind for kind, pattern in kinds.items() if pattern.search(low)), "cross_promotion")


def described_lines(
    text: str, lines: Sequence[Line], so_far: tuple[Found, ...], words: WordBands, *, every: bool = False
) -> Iterator[tuple[Line, list[str]]]:
    """Yield the features of every line that the model may classify and no find covers; of `every` one for training."""
    roles = {f.start: f.role for f in so_far}
    opens = {f.start for f in so_far if f.opens}
    shapes = [shape(text, line, roles.get(line.start, "story"), words) for line in lines]
    names: dict[str, int] = {}
    for line, s in zip(lines, shapes, strict=True):
        if s.role == "story":
            for name in set(NAME.findall(text[line.start : line.stop])):
                names[name] = names.get(name, 0) + 1
    n = len(lines)
    running = sum(s.length in RUNNING for s in shapes)
    if running < FEWEST and not every:
        return
    for i, (line, s) in enumerate(zip(lines, shapes, strict=True)):
        if (s.role != "story" and not every) or line.zone == "headline" or line.stop - line.start > LONGEST:
            continue
        if 0 < line.cuts < JOINED and not every:
            continue
        features = [*alone(text, line, s), *around(shapes, i), *placed(i, n, s, running), *shared(text, line, s, names)]
        yield line, [*features, "under an opened list"] if i and lines[i - 1].start in opens else features


def shape(text: str, line: Line, role: str, words: WordBands) -> Shape:
    """Describe a line: words, length, ending and letter case, and the role that a rule gave it."""
    content = text[line.start : min(line.stop, line.start + LONGEST)]
    found = tuple(WORD.findall(content))
    size = line.stop - line.start
    length = "word" if len(found) <= 2 else next((name for limit, name in LENGTHS if size < limit), "long")
    return Shape(found, length, ending(text[max(line.start, line.stop - 4) : line.stop]), letter_case(found), role)


def ending(last: str) -> str:
    """Classify the end of a line.

    >>> ending("end.”"), ending("why?"), ending("word")
    ('sentence', 'question', 'letter')
    """
    if last.endswith("?"):
        return "question"
    if SENTENCE.search(last):
        return "sentence"
    c = last[-1]
    return ENDS.get(c, "digit" if c.isdigit() else "letter" if c.isalpha() else "other")


def letter_case(found: Sequence[str]) -> str:
    """Classify the letter case of a line: capitals, title, names or sentence."""
    long = [w for w in found if len(w) > 3]
    capital = sum(w[0].isupper() for w in long)
    if len(long) > 1 and all(w.isupper() for w in long):
        return "capitals"
    if len(long) > 2 and capital >= 0.75 * len(long):
        return "title"
    return "no words" if not found else "names" if capital >= 0.4 * max(len(long), 1) else "sentence"


def alone(text: str, line: Line, s: Shape) -> Iterator[str]:
    """Compute features of a line alone: words, runs of letters, shape."""
    content = text[line.start : line.stop]
    low = [w.lower() for w in s.words[:40]]
    yield from (f"word {w}" for w in set(low) if not w.isdigit())
    yield from (f"pair {a} {b}" for a, b in set(pairwise(low[:12])))
    if low:
        yield f"first {low[0]}"
        yield f"last {low[-1]}"
    first = content[:FIRST].lower()
    yield from {f"letters {first[i : i + 4]}" for i in range(max(len(first) - 3, 0))}
    yield f"begins {first_mark(content[0])}"
    yield from (
        f"length {s.length}",
        f"end {s.end}",
        f"case {s.case}",
        f"{s.length}, {s.case}, {s.end}",
        f"{s.length}, {s.end}",
    )
    if "@" in content or "http" in content or "www." in content:
        yield "address"
    if PRICE.search(content):
        yield "price"
    if DATED.search(content):
        yield "date or time"
    if ":" in content[:40]:
        yield f"colon near the start, {s.length}"
    if "|" in content:
        yield "bar"
    if content[0] in "“\"‘«„'":
        yield f"quotation at the start, {s.end}"


def around(shapes: Sequence[Shape], i: int) -> Iterator[str]:
    """Compute features of the neighbours: shape, role, and length of the run of short lines."""
    s = shapes[i]
    for name, j in (("before", i - 1), ("after", i + 1)):
        if not 0 <= j < len(shapes):
            yield f"{name} nothing, {s.length}"
            continue
        other = shapes[j]
        yield from (f"{name} {other.role}", f"{name} {other.length}", f"{name} {other.end}")
        yield f"{name} {other.role}, {s.length}, {s.end}"
        if (other.length, other.case, other.end) == (s.length, s.case, s.end):
            yield f"{name} alike, {s.length}, {s.end}"
    yield f"run of short lines {rough(run(shapes, i), (2, 3, 6, 12))}, {s.end}"


def run(shapes: Sequence[Shape], i: int) -> int:
    """Count adjacent short lines, at most 12."""
    n = 1
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(shapes) and shapes[j].length not in RUNNING and n < 12:
            n += 1
            j += step
    return n


def placed(i: int, n: int, s: Shape, running: int) -> Iterator[str]:
    """Compute features of the position in the text."""
    place = "first" if i < 2 else "early" if i < 0.25 * n else "middle" if i < 0.75 * n else "late"
    yield f"place {place}, {s.length}, {s.end}"
    yield f"to the end {rough(n - i, (2, 4, 9))}, {s.end}"
    yield f"running text {5 * running // n}, {s.length}"


def shared(text: str, line: Line, s: Shape, names: dict[str, int]) -> Iterator[str]:
    """Compute features of the names that a line shares with other lines."""
    mine = set(NAME.findall(text[line.start : line.stop]))
    if not mine:
        yield f"no names, {s.length}"
        return
    share = sum(names.get(name, 0) > 1 for name in mine) / len(mine)
    much = "none" if share == 0 else "few" if share < 0.34 else "half" if share < 0.67 else "most"
    yield f"names shared {much}, {s.length}, {s.end}"


def rough(n: int, limits: Sequence[int]) -> str:
    """Bucket a number."""
    return next((f"under {limit}" for limit in limits if n < limit), f"from {limits[-1]}")


def first_mark(c: str) -> str:
    """Classify the first character of a line."""
    return "capital" if c.isupper() else "small letter" if c.isalpha() else "digit" if c.isdigit() else c
