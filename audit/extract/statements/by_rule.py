"""Attributions by rule: the grammar's finds in sentences, and lines that name their speaker by layout."""

from collections.abc import Iterator
from itertools import pairwise

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading

DASHES = frozenset({"―", "—", "–", "--", "-"})
LABEL = 4
"""Maximum words before the colon of a label."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PARAGRAPH = 10
"""Minimum words, less one, of the first paragraph of a story."""
SIGNATURE = 16
"""Maximum words from the dash before a name to the end of its line."""


def rule_attributions(r: Reading) -> list[Attribution]:
    """List the finds of the rules in a text, in order."""
    out = list(spoken_lines(r))
    taken = {k for a in out for piece in (*a.content, a.source or (0, 0)) for k in range(*piece)}
    for first, end in r.bounds:
        out += [a for a in r.grammar.sentence(r, first, end) if not (a.cue and a.cue[0] in taken)]
    return sorted(out, key=lambda a: a.content[0])


def spoken_lines(r: Reading) -> Iterator[Attribution]:
    """Yield lines that name their speaker by layout: “…” — Ann Lee, mayor; WALLACE: …; Q. and A. of an interview."""
    low, line = r.words.lower, r.words.line
    starts = [k for k in range(len(line)) if k == 0 or line[k] != line[k - 1]]
    lines = list(zip(starts, [*starts[1:], len(line)], strict=False))
    yield from (a for first, stop in lines if (a := signed(r, first, stop)) is not None)
    yield from (a for above, below in pairwise(lines) if (a := signed_below(r, above, below)) is not None)
    labels = [(first, colon, stop) for begin, stop in lines for first, colon in label(r, begin, stop)]
    words = [tuple(low[a:b]) for a, b, _ in labels]
    capitals = [in_capitals(r, first, colon) for first, colon, _ in labels]
    several = len({w for w, capital in zip(words, capitals, strict=True) if capital}) > 1
    opening = next((first for first, stop in lines if stop - first > PARAGRAPH and r.tags[stop - 1] == "."), -1)
    for (first, colon, stop), label_words, capital in zip(labels, words, capitals, strict=True):
        if words.count(label_words) > 1 or (capital and (several or first != opening)):  # "VELL: The mayor has …" is a dateline
            yield Attribution([(colon + 1, stop)], (colon, colon + 1), (first, colon), "speech", Way.LAYOUT)


def signed(r: Reading, first: int, stop: int) -> Attribution | None:
    """Find a quotation followed by a dash and a name at the end of its line."""
    low = r.words.lower
    dash = next((m for m in range(stop - 2, max(first, stop - SIGNATURE), -1) if low[m] in DASHES), None)
    if dash is None or r.inside[dash - 1] < 0 or not r.words.form[dash + 1][:1].isupper():
        return None
    name = r.grammar.phrase_after(r, dash + 1, stop)
    start = next(m for m in range(first, dash) if r.inside[m] == r.inside[dash - 1])
    if name is None or (name[1] < stop and r.tags[name[1]] in FINITE):
        return None  # "the “LLC” — Lund Motors was founded in Vell"
    return Attribution([(start, dash)], (dash, dash + 1), name, "speech", Way.LAYOUT)


def signed_below(r: Reading, above: Phrase, below: Phrase) -> Attribution | None:
    """Find a quotation that fills a line, with a dash and a name on the next: "— Ann Lee, mayor"."""
    first, stop = below
    if r.words.lower[first] not in DASHES or not 1 < stop - first <= SIGNATURE or any(r.inside[k] < 0 for k in range(*above)):
        return None
    capital = r.words.form[first + 1][:1].isupper() and r.tags[stop - 1] != "." and r.inside[first + 1] < 0
    name = r.grammar.phrase_after(r, first + 1, stop) if capital else None
    return Attribution([above], (first, first + 1), name, "speech", Way.LAYOUT) if name is not None else None


def label(r: Reading, first: int, stop: int) -> list[Phrase]:
    """Find first word and colon of the label at the start of a line, if it has one."""
    at = first + (r.tags[first] == '"')
    colon = next((m for m in range(at + 1, min(at + 1 + LABEL, stop - 1)) if r.words.lower[m] == ":"), None)
    return [(at, colon)] if colon is not None and all(w[:1].isupper() for w in r.words.form[at:colon]) else []


def in_capitals(r: Reading, first: int, stop: int) -> bool:
    """True when each word is in capitals and longer than initials."""
    return all(w.isupper() and len(w) > 2 for w in r.words.form[first:stop])
