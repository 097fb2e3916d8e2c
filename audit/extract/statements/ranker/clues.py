"""Wording of an attribution as named features: its cue, the words at its edges, mood, size and source."""

from collections.abc import Iterator

from audit.lang.attribution import Attribution
from audit.lang.reading import Reading

MOODS = ("subjunctives", "replacements", "reputed")
"""Lists of finite verbs whose form or sense says that the words are another's."""
STEPS = 6
"""Maximum of the binary logarithm of a length that is a feature of its own."""


def clues(r: Reading, a: Attribution) -> list[str]:
    """List the features that are true of an attribution."""
    return [*of_cue(r, a), *of_edges(r, a), *of_words(r, a), *of_speaker(r, a)]


def way_of(a: Attribution) -> str:
    """Name the way of the rule."""
    return a.way.label if a.way is not None else ""


def of_cue(r: Reading, a: Attribution) -> Iterator[str]:
    """Yield the cue's words as lemmas and forms, those beside it, and its place."""
    low, way = r.words.lower, way_of(a)
    yield f"way {way}"
    yield f"act {a.act}"
    if a.cue is None:
        yield "no cue"
        return
    first, stop = a.cue
    for k in range(first, stop):
        verb = r.verb(k)
        yield f"cue {verb.lemma if verb else low[k]}"
        if verb:
            yield f"form {verb.form}"
            yield f"lemma {verb.lemma} {way}"
    yield f"before cue {low[first - 1] if first else ''}"
    yield f"after cue {low[stop] if stop < len(low) else ''}"
    yield f"cue and content {low[stop - 1]} {low[a.content[0][0]]}"
    yield "cue first" if first < a.content[0][0] else "cue last"


def of_edges(r: Reading, a: Attribution) -> Iterator[str]:
    """Yield the words at the edges of the content."""
    low, (first, stop) = r.words.lower, (a.content[0][0], a.content[-1][1])
    yield f"first {low[first]}"
    yield f"first {low[first]} {way_of(a)}"
    yield f"last {low[stop - 1]}"
    yield f"before {low[first - 1] if first else ''}"
    yield f"after {low[stop] if stop < len(low) else ''}"
    yield "first line" if not r.words.line[first] else "later line"


def of_words(r: Reading, a: Attribution) -> Iterator[str]:
    """Yield the mood, size and quotation marks of the content."""
    low, way, words = r.words.lower, way_of(a), sorted(a.words())
    for name in MOODS:
        forms = [low[k] for k in words if low[k] in r.lists.get(name, ())]
        yield f"{name} {min(2, len(forms))}"
        yield f"{name} {min(1, len(forms))} {way}"
        yield from (f"mood {form}" for form in set(forms))
    yield f"size {min(STEPS, len(words).bit_length())}"
    quoted = sum(r.inside[k] >= 0 for k in words)
    yield f"quoted {round(2 * quoted / len(words))} {way}"
    yield f"pieces {min(2, len(a.content))}"


def of_speaker(r: Reading, a: Attribution) -> Iterator[str]:
    """Yield the ends of the source."""
    if a.source is None:
        yield f"no source {way_of(a)}"
        return
    first, stop = a.source
    low, ends = r.words.lower, r.lists["phrase_edges"]
    cut = next((k for k in range(first + 1, stop) if low[k] in ends), stop)
    yield f"source {low[first]}"
    yield f"head {low[cut - 1]}"
    yield f"tag {r.tags[cut - 1]}"
