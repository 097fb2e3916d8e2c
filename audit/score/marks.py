"""Marks of a sentence: lexicon entries and words that the model marks, merged.

A word is marked `loaded` when a lexicon entry holds there, or when the model's probability that annotators would mark it
reaches the threshold set for precision; neighbours of a marked word join it at a lower threshold. Words below it are kept as
`loaded_candidate` with their weight, for SQL, and not shown. Fixed terms ("machine gun") are never marked, plain terms of the
subject ("hostile takeover" in a market report) at most as candidates, except by a newsroom's own rules.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from audit.lang.word_classes import WordClasses
from audit.score.lexicon_match import LexiconHit
from audit.score.words import Word

FIXED = "fixed_term"
"""Feature of terms for things: no word in them is marked."""
LOADED, CANDIDATE = "loaded", "loaded_candidate"
"""Features of a word shown as loaded, and of one below the threshold, kept for SQL alone."""
CANDIDATES = frozenset({LOADED, CANDIDATE})
REPORTING = "loaded_reporting_verb"
"""Category of entries for verbs that report a statement and judge it."""
KEPT = 0.1
"""Minimum probability of an unmarked word kept as a candidate."""

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
CLAUSE = frozenset(
    [(noun, verb) for noun in NOUNS for verb in ("VBD", "VBZ", "VBP")]
    + [(verb, noun) for verb in ("VBZ", "VBP") for noun in NOUNS]  # "failed" may describe the noun after it
)
"""Tags of neighbours that no mark joins, as the tagger has them: subject and verb, verb and object."""
SAID_OF = frozenset((noun, tag) for noun in NOUNS for tag in ("VBG", "JJ"))
"""The same by usual classes: a noun and what is said of it."""
ADVERB = "RB"

CATEGORY = {"J": "evaluative_adjective", "R": "evaluative_adverb", "V": "loaded_verb", "N": "loaded_noun"}
"""Category of a word marked by the model alone, by the first letter of its usual part-of-speech tag."""


class LoadedMark(NamedTuple):
    """One mark at `text[start:stop]`: all columns of a trait except voice and field; emphasis has no weight."""

    start: int
    stop: int
    feature: str
    category: str
    term: str
    weight: float | None


def merged_marks(
    words: Sequence[Word],
    hits: Sequence[LexiconHit],
    probabilities: dict[int, float],
    thresholds: tuple[float, float],
    classes: WordClasses | None,
    plain: frozenset[int] = frozenset(),
    least: float = 0.0,
    cues: frozenset[int] = frozenset(),
) -> Iterator[LoadedMark]:
    """Yield the marks of one sentence of these words; `thresholds` are those of a word and of a word beside a marked one.

    `plain`: indices of words that are terms of the sentence's subject, or marked for their neighbours alone; `least`: minimum
    weight of a shown entry, which the verb of a statement (`cues`: indices of the words of its cue) needs not have: whoever
    "sneers" says something, in any field.
    """
    held: set[int] = set()
    apart = partial(parts_clause, words, classes)
    on = above_thresholds({i: p for i, p in probabilities.items() if i not in plain}, *thresholds, apart)
    for hit in hits:
        indices = set(hit.indices)
        if hit.entry.feature == FIXED and plain.isdisjoint(indices):
            held |= indices
            continue
        weight = max(hit.entry.weight, *(probabilities.get(i, 0.0) for i in indices))
        minimum = 0.0 if hit.entry.category == REPORTING and not indices.isdisjoint(cues) else least
        feature = feature_of(hit, weight, not indices.isdisjoint(on), not plain.isdisjoint(indices), minimum)
        if feature is None:
            continue
        if feature in CANDIDATES:
            held |= indices
        yield LoadedMark(
            start=hit.start,
            stop=hit.stop,
            feature=feature,
            category=hit.entry.category,
            term=hit.term,
            weight=round(weight, 3),
        )
    named = {i: hit.entry.category for hit in hits if hit.entry.feature not in {*CANDIDATES, FIXED} for i in hit.indices}
    for run in runs(sorted(on - held), apart):
        yield model_mark(words, run, probabilities, LOADED, named, classes)
    for i, p in probabilities.items():
        if p >= KEPT and i not in on and i not in held:
            yield model_mark(words, [i], probabilities, CANDIDATE, named, classes)


def feature_of(hit: LexiconHit, weight: float, marked: bool, plain: bool, least: float) -> str | None:
    """Return the feature of an entry found in a sentence; None where it marks nothing.

    `marked`: True when the model marks a word of it; `plain`: when one is a term of the subject; `least` as in `merged_marks`.
    """
    feature = hit.entry.feature
    if feature not in CANDIDATES or hit.entry.own_rule:
        return None if plain and not hit.entry.own_rule else feature
    if plain or (feature == LOADED and weight < least):
        return CANDIDATE
    return LOADED if marked else feature


def model_mark(
    words: Sequence[Word],
    run: Sequence[int],
    probabilities: dict[int, float],
    feature: str,
    named: Mapping[int, str],
    classes: WordClasses | None,
) -> LoadedMark:
    """Mark adjacent words that only the model marks as loaded; category and weight are those of the likeliest.

    `named`: categories of words that an entry of another feature holds, such as an accusation; a word has one category.
    """
    best = max(run, key=lambda i: probabilities[i])
    return LoadedMark(
        start=words[run[0]].start,
        stop=words[run[-1]].stop,
        feature=feature,
        category=named.get(best) or category_of(words[best], classes),
        term=" ".join(words[i].low for i in run),
        weight=round(probabilities[best], 3),
    )


def parts_clause(words: Sequence[Word], classes: WordClasses | None, i: int) -> bool:
    """True when words `i` and `i + 1` are subject and verb ("heroes stalking"), or verb and object, which no mark joins."""
    if classes is None:
        return False
    low = [w.low for w in words[i : i + 3]]
    one, other, *more = map(classes.tags.tag, low)
    verb = more[0] if more and other == ADVERB else other
    return (one, verb) in CLAUSE or (classes.of(low[0]), classes.of(low[1])) in SAID_OF


def above_thresholds(
    probabilities: dict[int, float], mark: float, beside: float, apart: Callable[[int], bool] = lambda _: False
) -> set[int]:
    """Find the words at or above `mark`, and their neighbours at or above `beside`; `apart(i)`: nothing joins i and i + 1.

    >>> sorted(above_thresholds({1: 0.2, 2: 0.4, 3: 0.2}, 0.3, 0.1)), above_thresholds({1: 0.2, 2: 0.4}, 0.3, 0.1, bool)
    ([1, 2, 3], {2})
    """
    on = {i for i, p in probabilities.items() if p >= mark}
    for start in tuple(on):
        for step in (1, -1):
            i = start + step
            while probabilities.get(i, 0.0) >= beside and not apart(min(i, i - step)):
                on.add(i)
                i += step
    return on


def runs(indices: list[int], apart: Callable[[int], bool] = lambda _: False) -> Iterator[list[int]]:
    """Yield runs of consecutive indices, of which `apart(i)` parts i and i + 1.

    >>> list(runs([1, 2, 5]))
    [[1, 2], [5]]
    """
    run: list[int] = []
    for i in indices:
        if run and (i != run[-1] + 1 or apart(run[-1])):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def category_of(word: Word, classes: WordClasses | None) -> str:
    """Return the category of a word by its usual part of speech; that of a noun where it is unknown."""
    return CATEGORY.get(classes.of(word.low)[0] if classes else "N", CATEGORY["N"])
