"""Quotations without a cue of their own: they continue the statement beside them, or have no source."""

from collections.abc import Sequence

from audit.lang.attribution import Attribution, Way, free, merged
from audit.lang.quotation_kinds import PAUSES, WIDE, spoken_words
from audit.lang.reading import MARKS, Reading
from audit.text import STOPS

FEW = 4
"""Minimum words of a quotation that can be speech without a cue of its own."""
MARKED = frozenset("“”\"'‘’«»‹›„‚‟「『〝＂״")
"""Marks at the start of a quotation; one without is speech by its layout."""
FEWER = 3
"""The same for a quotation that punctuation parts from its sentence, where no cues are read."""
FAR = 3000
"""Maximum code points to the statement continued by a quotation."""


def leftover(r: Reading, found: list[Attribution], *, cued: bool = True) -> None:
    """Add each unattributed quotation to the nearest statement of its paragraph, else to the one before.

    Where no cues are read (`cued` is False), a short quotation counts if punctuation marks it as speech.
    """
    taken = {k for a in found for k in a.words()}
    places: dict[int, list[int]] = {}
    for k, q in enumerate(r.inside):
        if q >= 0:
            places.setdefault(q, []).append(k)
    for q, quote in enumerate(r.quotes):
        inner = [k for k in places.get(q, ()) if r.tags[k] not in MARKS]
        if quote.kind != "speech" or not inner or sum(k in taken for k in inner) * 2 >= len(inner):
            continue
        said = " ".join(r.words.form[k] for k in inner)
        judged = r.words.form[places[q][0]] not in MARKED or WIDE.search(said)  # by layout, or by its script in `kind`
        if not judged and spoken_words(said) < (FEW if cued or not parted(r, places[q]) else FEWER):
            continue
        first, last = places[q][0], places[q][-1] + 1
        nearest = owner(r, found, first, last)
        if nearest is not None:
            nearest.content = merged([*nearest.content, *free([(first, last)], taken)])
        else:
            found.append(Attribution(free([(first, last)], taken), None, None, "speech", Way.QUOTATION))
        taken.update(range(first, last))
    found.sort(key=lambda a: a.content[0])


def parted(r: Reading, places: Sequence[int]) -> bool:
    """True for a quotation that opens its sentence and has a comma after it, and for one of a whole sentence after a colon."""
    form, first, after = r.words.form, places[0], places[-1] + 1
    if first and form[first - 1] in {":", "："}:
        return form[places[-2]][-1] in STOPS
    opens = not first or r.words.sentence[first - 1] != r.words.sentence[first]
    return opens and after < len(form) and form[after] in PAUSES


def owner(r: Reading, found: list[Attribution], first: int, last: int) -> Attribution | None:
    """Find the statement that a quotation continues."""
    return nearest_in_line(r, found, first, last) or spoken_before(r, found, first)


def nearest_in_line(r: Reading, found: list[Attribution], first: int, last: int) -> Attribution | None:
    """Find the statement of the same paragraph whose cue or content is nearest."""
    best: tuple[int, Attribution] | None = None
    for a in found:
        at = a.cue or a.content[0]
        if (a.cue is None and a.source is None) or r.words.line[at[0]] != r.words.line[first]:
            continue
        gap = max(first - a.content[-1][1], first - at[1]) if at[0] < first else at[0] - last
        if best is None or gap < best[0]:
            best = (gap, a)
    return best[1] if best is not None else None


def spoken_before(r: Reading, found: list[Attribution], first: int) -> Attribution | None:
    """Find the last statement of an earlier paragraph that ends in a quotation, if the paragraph of `first` is a quotation."""
    w = r.words
    line = w.line[first]
    earlier = [a for a in found if a.source is not None and a.content[-1][1] <= first and w.line[a.content[-1][0]] < line]
    if not earlier:
        return None
    last = max(earlier, key=lambda a: a.content[-1][1])
    start, stop = last.content[-1]
    spoken = r.inside[start] >= 0 or r.inside[stop - 1] >= 0
    near = w.start[first] - w.stop[stop - 1] <= FAR
    only = all(r.inside[k] >= 0 for k in range(len(w)) if w.line[k] == line)
    return last if near and spoken and only else None
