"""What a sentence looks like to the models: masked words, propensities of its words, and counts of its form.

Names, numbers, words for groups of people and words of topics are masked, so that no score rests on them. One pass over the
words gives everything; training and scoring share this code, which is what makes their numbers equal.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from audit.kit.loaded import Masks, Propensity
from audit.score.lexicon import Mark
from audit.score.words import Word

NAME, GROUP, TOPIC, NUMBER = "<n>", "<g>", "<t>", "0"
FLOOR = -3.5
"""Propensities below this (three in a hundred) do not tell one neutral word from another."""

FLOOR_Q = 1 / (1 + math.exp(-FLOOR))
TOP = 4
"""Words of the highest propensity that count singly."""

CATEGORIES = (
    "booster", "dysphemism_or_euphemism", "evaluative_adjective", "ideological_label", "loaded_reporting_verb", "manner_adverb",
    "minimiser", "moral_emotional", "motive_without_attribution", "name_calling",
)  # fmt: skip
PLACE = {c: i for i, c in enumerate(CATEGORIES)}
DIGIT = re.compile(r"\d")
FIRST = frozenset({"i", "we", "our", "my", "us", "me", "ours"})
MODAL = frozenset({"should", "must", "ought"})
NEGATION = frozenset({"not", "no", "never", "none", "nothing", "nor", "neither", "cannot"})
SAID = frozenset({"said", "says", "told", "according", "reported", "announced", "added"})
DAY = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
YOU, THEY, PARTS = frozenset({"you", "your"}), frozenset({"he", "she"}), frozenset({"percent", "%"})
WORDS = (
    FIRST,
    MODAL,
    frozenset({"according"}),
    frozenset({"but"}),
    YOU,
    THEY,
    frozenset({"so"}),
    frozenset({"just"}),
    frozenset({"even"}),
    DAY,
    PARTS,
)
"""Sets of words whose presence counts."""


class Sentence(NamedTuple):
    """One sentence as the models see it: its words, the masked form of each, and the lexicon entries that stand in it."""

    text: str
    words: Sequence[Word]
    keys: Sequence[str]
    marks: Sequence[Mark]


def keys(sentence: Sequence[Word], names: frozenset[int], masks: Masks) -> list[str]:
    """The masked form of each word. A capital that the language does not use in lower case counts as a name's."""
    out = []
    for w in sentence:
        c = w.text[0]
        if c.isalpha():
            low = w.low
            if low in masks.groups or (low.endswith("'s") and low[:-2] in masks.groups):
                out.append(GROUP)
            elif w.start in names or (c.isupper() and low not in masks.common):
                out.append(NAME)
            else:
                out.append(TOPIC if low in masks.topics else low)
        else:
            out.append(NUMBER if c.isdigit() else w.low)
    return out


def content(key: str, masks: Masks) -> bool:
    """Whether a masked word is a word with content of its own."""
    return key[0].isalpha() and key not in masks.stop


def propensities(sentence: Sentence, table: Propensity, masks: Masks) -> list[float]:
    """How often annotators marked each content word, as a logit, floored."""
    known, stop, unknown = table.words, masks.stop, table.unknown
    return [max(FLOOR, known.get(k, unknown)) for k in sentence.keys if k[0].isalpha() and k not in stop]


def summary(logits: Sequence[float]) -> list[float]:
    """Nine numbers over the propensities of a sentence: the highest four, their excess, its mean, none marked, how many."""
    top = sorted(logits, reverse=True)[:TOP]
    top += [FLOOR] * (TOP - len(top))
    q = [1 / (1 + math.exp(-x)) for x in logits]
    excess = sum(q) - FLOOR_Q * len(q)
    none = max(-14.0, sum([math.log(1 - x) for x in q]))
    return [*top, excess, excess / max(5, len(q)), none, len([x for x in q if x > 0.3]), len([x for x in q if x > 0.15])]


@lru_cache(maxsize=50_000)
def ending(key: str) -> tuple[int, int, int, int, int, int, int]:
    """Of one masked word: whether it is a word, its length, -ly, -est, -ist or -ism, hyphen, short form."""
    word = key[0].isalpha() or key[0] == "<"
    return (
        word, len(key) if word else 0, key.endswith("ly"), key.endswith("est"), key.endswith(("ist", "ists", "ism")),
        "-" in key, key.endswith(("'s", "'re", "'ll", "'d", "n't")),
    )  # fmt: skip


def form(sentence: Sentence, masks: Masks) -> list[float]:
    """Counts of a sentence's form: lexicon categories, length, marks, numbers, endings, persons, attribution."""
    text, keys_, words = sentence.text, sentence.keys, sentence.words
    marked = [0.0] * (2 * len(CATEGORIES))
    for m in sentence.marks:
        if m.entry.category in PLACE:
            i = PLACE[m.entry.category] + len(CATEGORIES) * (m.entry.feature == "loaded_candidate")
            marked[i] = min(marked[i] + 1, 3.0)
    low = [w.low for w in words]
    have = frozenset(low)
    word, length, ly, est, ist, hyphen, short = map(sum, zip(*map(ending, keys_), strict=True)) if keys_ else (0,) * 7
    n = max(1, word)
    starts = [w.text[0] for w in words]
    return [
        *marked,
        *[float(not have.isdisjoint(group)) for group in WORDS],
        math.log(max(1, len(words))),
        length / n,
        min(text.count('"') + text.count("“") + text.count("”"), 4),
        "?" in have,
        "!" in have,
        sum([w.text.isupper() for w in words if len(w.text) > 2]) / n,
        sum([c.isupper() for c in starts]) / n,
        len(DIGIT.findall(text)) / max(1, len(text)),
        NUMBER in keys_,
        ly / n,
        est > 0,
        ist > 0,
        0 if have.isdisjoint(SAID) else sum([w in SAID for w in low]),
        "—" in text or "–" in text or " - " in text,
        low.count(","),
        low.count(":"),
        low.count(";"),
        "(" in have,
        not have.isdisjoint(NEGATION) or "n't" in text or "n’t" in text,
        sum([k in masks.stop for k in keys_]) / n,
        hyphen > 0,
        short > 0,
        low[-1:] == ["."],
        low[:1] in (["and"], ["but"]),
    ]


def grams(keys_: Sequence[str]) -> list[str]:
    """Masked words and pairs of them; a pair is joined by a space.

    >>> grams(["the", "<n>", "smear"])
    ['the', '<n>', 'smear', 'the <n>', '<n> smear']
    """
    return [*keys_, *(f"{a} {b}" for a, b in pairwise(keys_))]


def chars(keys_: Sequence[str]) -> list[str]:
    """Runs of three to five letters of the words that are not masked, their ends as spaces.

    >>> chars(["<n>", "gas"])
    [' ga', 'gas', 'as ', ' gas', 'gas ', ' gas ']
    """
    return [g for k in keys_ if k[0].isalpha() for g in runs(k)]


def runs(word: str) -> list[str]:
    """Runs of three to five letters of one word."""
    padded = f" {word} "
    return [padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1)]
