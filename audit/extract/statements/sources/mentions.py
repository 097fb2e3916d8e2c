"""Countries, parties and international bodies named in the story, as speakers or not."""

from collections.abc import Iterator

from audit.extract.statements.sources.speakers import Speakers
from audit.lang.reading import Reading
from audit.lang.tokens import Tokens
from audit.text import Span

LONGEST = 5
"""Maximum words of a name."""


def mentions(r: Reading, known: Speakers) -> Iterator[tuple[str, str, int, Span]]:
    """Yield name, kind, number of mentions and span of the first, for each side named in the text."""
    count: dict[str, int] = {}
    where: dict[str, tuple[str, Span]] = {}
    w, after = r.words, 0
    for k in r.places(known.places.openings):
        if k < after or not w.form[k][:1].isupper():
            continue
        size, side = side_at(w, k, known)
        if side:
            name, kind = side
            count[name] = count.get(name, 0) + 1
            where.setdefault(name, (kind, w.span(k, k + size)))
            after = k + size
    for name, n in count.items():
        yield name, where[name][0], n, where[name][1]


def side_at(w: Tokens, k: int, known: Speakers) -> tuple[int, tuple[str, str] | None]:
    """Find the longest name of a side that starts at word `k`: its words, and the side with its kind; pronouns do not count."""
    for size in range(min(LONGEST, len(w) - k), 0, -1):
        side = known.places.sides.get(" ".join(w.lower[k : k + size]))
        if side and (size > 1 or w.lower[k] not in known.initialisms or w.form[k].isupper()):
            return size, side
    return 0, None
