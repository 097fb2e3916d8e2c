"""Marks of a sentence: curated wording and the words that the model marks, merged.

A word is marked `loaded` when a lexicon says so where it stands, or when the model's probability that annotators would mark it
reaches the threshold set for precision; words beside a marked one join it at a lower threshold. What falls short is kept as
`loaded_candidate` with its weight, for SQL, and not shown. In the name of a thing ("machine gun") nothing is marked.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.lang.pos import Tags
from audit.score.lexicon_match import Mark
from audit.score.words import Word

FIXED = "fixed_term"
"""Feature of wordings that are the name of a thing: no word in them is marked."""
KEPT = 0.1
"""Probability from which a word that is not marked is kept as a candidate."""

CATEGORY = {"J": "evaluative_adjective", "R": "evaluative_adverb", "V": "loaded_verb", "N": "loaded_noun"}
"""Category of a word that only the model marks, by its usual part of speech."""


class Found(NamedTuple):
    """One mark: `text[start:stop]` with all that a trait says but voice and field."""

    start: int
    stop: int
    feature: str
    category: str
    term: str
    weight: float


def found_in(
    words: Sequence[Word], marks: Sequence[Mark], probabilities: dict[int, float], bars: tuple[float, float], tags: Tags
) -> Iterator[Found]:
    """The marks of one sentence of these words; `bars` are the thresholds for a word and for one beside it."""
    held: set[int] = set()
    on = marked(probabilities, *bars)
    for m in marks:
        places = set(m.places)
        p = max((probabilities.get(i, 0.0) for i in places), default=0.0)
        feature = m.entry.feature
        if feature == FIXED:
            held |= places
            continue
        if feature == "loaded_candidate" and places & on:
            feature = "loaded"
        if feature in {"loaded", "loaded_candidate"}:
            held |= places
        yield Found(m.start, m.stop, feature, m.entry.category, m.term, round(max(p, m.entry.weight), 3))
    for run in runs(sorted(on - held)):
        best = max(run, key=lambda i: probabilities[i])
        term = " ".join(words[i].low for i in run)
        yield Found(
            words[run[0]].start, words[run[-1]].stop, "loaded", category(words[best], tags), term, round(probabilities[best], 3)
        )
    for i, p in probabilities.items():
        if p >= KEPT and i not in on and i not in held:
            w = words[i]
            yield Found(w.start, w.stop, "loaded_candidate", category(w, tags), w.low, round(p, 3))


def marked(probabilities: dict[int, float], mark: float, beside: float) -> set[int]:
    """Places of words at or above `mark`, and of their neighbours at or above `beside`."""
    on = {i for i, p in probabilities.items() if p >= mark}
    for start in tuple(on):
        for step in (1, -1):
            i = start + step
            while probabilities.get(i, 0.0) >= beside:
                on.add(i)
                i += step
    return on


def runs(places: list[int]) -> Iterator[list[int]]:
    """Places that follow each other, together.

    >>> list(runs([1, 2, 5]))
    [[1, 2], [5]]
    """
    run: list[int] = []
    for i in places:
        if run and i != run[-1] + 1:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def category(word: Word, tags: Tags) -> str:
    """Category of a word by its usual part of speech."""
    return CATEGORY.get(tags.tag(word.low)[0], "loaded_noun")
