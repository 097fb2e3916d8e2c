"""Quotations that no cue took: they go on with the statement beside them, or stay without a source."""

from audit.lang.attribution import Attribution, Way, free, merged
from audit.lang.reading import Reading

FEW = 4
"""Words of the shortest quotation that can be speech without a cue of its own."""
FAR = 3000
"""Code points to the statement that a quotation can carry on."""


def leftover(r: Reading, found: list[Attribution]) -> None:
    """Give each uncovered quotation of four words or more to the nearest statement of its paragraph, else to the one before."""
    taken = {k for a in found for k in a.words()}
    places: dict[int, list[int]] = {}
    for k, q in enumerate(r.inside):
        if q >= 0:
            places.setdefault(q, []).append(k)
    for q, quote in enumerate(r.quotes):
        inner = [k for k in places.get(q, ()) if r.tags[k] not in {'"', ",", ".", ":"}]
        if quote.kind != "speech" or len(inner) < FEW or sum(k in taken for k in inner) * 2 >= len(inner):
            continue
        first, last = places[q][0], places[q][-1] + 1
        nearest = owner(r, found, first, last)
        if nearest is not None:
            nearest.content = merged([*nearest.content, *free([(first, last)], taken)])
        else:
            found.append(Attribution(free([(first, last)], taken), None, None, "speech", Way.QUOTATION))
        taken.update(range(first, last))
    found.sort(key=lambda a: a.content[0])


def owner(r: Reading, found: list[Attribution], first: int, last: int) -> Attribution | None:
    """The statement that a quotation goes on with."""
    w = r.words
    line = w.line[first]
    best: tuple[int, Attribution] | None = None
    for a in found:
        if a.cue is None and a.source is None:
            continue
        at = a.cue or a.content[0]
        if w.line[at[0]] != line:
            continue
        gap = max(first - a.content[-1][1], first - at[1]) if at[0] < first else at[0] - last
        if best is None or gap < best[0]:
            best = (gap, a)
    if best is not None:
        return best[1]
    earlier = [a for a in found if a.source is not None and a.content[-1][1] <= first and w.line[a.content[-1][0]] < line]
    if not earlier:
        return None
    last_one = max(earlier, key=lambda a: a.content[-1][1])
    spoken = any(r.inside[k] >= 0 for k in (last_one.content[-1][0], last_one.content[-1][1] - 1))
    near = w.start[first] - w.stop[last_one.content[-1][1] - 1] <= FAR
    only = all(r.inside[k] >= 0 for k in range(len(w)) if w.line[k] == line)
    return last_one if near and spoken and only else None
