"""Initials: large first letters beside the first lines of a paragraph, which are words of their own on the page."""

import re
from collections.abc import Sequence

from audit.load.pdf.columns import Line, line_of
from audit.load.pdf.pages import Word

LARGE = 1.7
"""Minimum size of an initial in units of the font size of most letters of its page, and of the line beside it."""
LETTER = re.compile(r"[\"'“‘«„]?[^\W\d_][’']?")
"""An initial, with the quotation mark before it and the apostrophe behind it."""
GAP = 1.5
"""Maximum gap between an initial and its line, in units of the line's font size."""
REST = re.compile(r"[^\W\d_]+")  # the letters beside an initial
WORDS = frozenset("aeiouyàâéèêíìîòóôöåæø")
"""Letters that are words by themselves in some language."""


def parted(words: Sequence[Word], size: float) -> tuple[list[Word], list[Word]]:
    """Words of a page without its initials, and the initials; `size` is that of most letters."""
    large = [w for w in words if w.size >= LARGE * size]
    initials = [
        w
        for w in large
        if LETTER.fullmatch(w.text) and not any(o is not w and abs(o.base - w.base) < size and near(w, o) for o in large)
    ]
    return [w for w in words if w not in initials], initials


def near(a: Word, b: Word) -> bool:
    """True for words of one headline."""
    return max(a.x0, b.x0) - min(a.x1, b.x1) < a.size


def with_initials(lines: Sequence[Line], initials: Sequence[Word]) -> list[Line]:
    """Give initials to the uppermost lines beside them; one without such a line is a line of its own."""
    found = list(lines)
    for initial in initials:
        beside = [i for i, line in enumerate(found) if stands_beside(initial, line)]
        if not beside:
            found.append(line_of([initial]))
            continue
        first = min(beside, key=lambda i: found[i].base)
        for i in beside:
            found[i] = found[i]._replace(x0=initial.x0, initial=initial.text if i == first else found[i].initial)
    return found


def stands_beside(initial: Word, line: Line) -> bool:
    """True for a line right of an initial, close to it, from its top to the line below its baseline."""
    gap = line.x0 - initial.x1
    return (
        line.size * LARGE <= initial.size
        and -line.size / 2 <= gap <= GAP * line.size
        and initial.top - line.size <= line.top
        and line.base <= initial.base + 1.6 * line.size
    )


def spelled(initial: str, text: str, known: frozenset[str]) -> tuple[str, str | None]:
    """The beginning of a line with its initial, and how it can be read otherwise.

    The initial is one word with the first letters, unless the document has these as a word; `known` are the words that it
    has inside lines, in lower case.

    >>> spelled("T", "he ferries", frozenset()), spelled("A", "ferry left", frozenset({"ferry"}))
    (('The', None), ('A ferry', 'Aferry'))
    """
    rest = REST.match(text)
    if rest is None:
        return f"{initial} ", None
    whole, apart = initial + rest.group(), f"{initial} {rest.group()}"
    if initial[-1].casefold() not in WORDS or whole.strip("\"'“‘«„").casefold() in known:
        return whole, None
    return (apart, whole) if rest.group().casefold() in known else (whole, apart)
