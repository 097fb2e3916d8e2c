"""Countries, parties and international bodies that a story names, heard or not."""

from collections.abc import Iterator

from audit.extract.statements.annotated import Reading
from audit.text import Span

LONGEST = 5
"""Words of the longest name."""


def mentions(r: Reading) -> Iterator[tuple[str, str, int, Span]]:
    """Name, kind, number of mentions and place of the first, for each side named in the text."""
    w = r.words
    count: dict[str, int] = {}
    where: dict[str, tuple[str, Span]] = {}
    after = 0
    for k, low in enumerate(w.lower):
        if k < after or low not in r.speech.openings or not w.form[k][:1].isupper():
            continue
        for size in range(min(LONGEST, len(w) - k), 0, -1):
            side = r.speech.sides.get(" ".join(w.lower[k : k + size]))
            if side and (size > 1 or low != "us" or w.form[k] in {"US", "U.S."}):
                name, kind = side
                count[name] = count.get(name, 0) + 1
                where.setdefault(name, (kind, w.span(k, k + size)))
                after = k + size
                break
    for name, n in count.items():
        yield name, where[name][0], n, where[name][1]
