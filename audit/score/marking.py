"""Features of a word in its sentence, for the trees that say whether annotators would mark it."""

import math
from collections.abc import Iterator, Sequence

from audit.kit.loaded import Tables
from audit.score.features import CATEGORIES, FLOOR, FLOOR_Q, TOPIC, Sentence, content

DETERMINER = frozenset(
    ["the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "our", "my", "your", "no", "any"]
)
DEGREE = frozenset(["so", "very", "as", "how", "too", "such", "more", "most", "utterly", "totally"])
BE = frozenset(["is", "was", "are", "were", "be", "been"])
NONE = -8.0
"""Propensity of what is no content word."""

WORTH = -3.0
"""Words whose propensities all lie below this, in no lexicon, are not worth a walk through the trees: they are never marked."""


def token_rows(
    s: Sentence, tables: Tables, context: float, near: Sequence[float], excerpt: bool
) -> Iterator[tuple[int, list[float]]]:
    """Place in the sentence and features of each content word that is worth marking.

    `near` are the scores of the sentence, the one before and the one after. Words of topics count here; names and words for
    groups never do.
    """
    masks = tables.masks
    keys = [w.low if k == TOPIC else k for w, k in zip(s.words, s.keys, strict=True)]
    article, cut = tables.article, tables.excerpt
    full = [content(k, masks) for k in keys]
    za = [article.words.get(k, article.unknown) if f else NONE for k, f in zip(keys, full, strict=True)]
    ze = [cut.words.get(k, cut.unknown) if f else NONE for k, f in zip(keys, full, strict=True)]
    if not s.marks and all(max(a, b) < WORTH for a, b in zip(za, ze, strict=True)):
        return
    mean = [(a + b) / 2 for a, b in zip(za, ze, strict=True)]
    order = sorted(mean, reverse=True)
    entries = {w.start: m.entry for m in s.marks for w in s.words if m.start <= w.start < m.stop}
    excess = sum([sigmoid_floor(z) for z in mean if z > FLOOR])
    n = len(keys)
    quoted = False
    question = float("?" in keys)
    padded = [NONE, NONE, *mean, NONE, NONE]
    text = [".", *keys, "."]
    for i, (word, key) in enumerate(zip(s.words, keys, strict=True)):
        if word.text in '"“”':
            quoted = not quoted if word.text == '"' else word.text == "“"
        entry = entries.get(word.start)
        if not full[i] or (max(za[i], ze[i]) < WORTH and entry is None):
            continue
        best = order[1] if mean[i] == order[0] and n > 1 else order[0]
        before, after = text[i], text[i + 2]
        yield (
            i,
            [
                za[i],
                ze[i],
                tables.frequency.get(key, 0.0),
                padded[i + 1],
                padded[i + 3],
                padded[i],
                padded[i + 4],
                best,
                mean[i] - best,
                float(sum(z > mean[i] for z in mean)),
                excess,
                float(n),
                i / n,
                float(word.text[0].isupper()),
                float(word.text.isupper()),
                float(quoted),
                float(len(key)),
                float(key.endswith("ly")),
                float(key.endswith(("ist", "ists", "ism"))),
                float("-" in key),
                float(key.endswith("ing")),
                float(key.endswith("ed")),
                float(key.endswith("s")),
                entry.weight if entry else 0.0,
                -1.0 if entry is None else float(entry.feature == "loaded"),
                -1.0 if entry is None or entry.category not in CATEGORIES else float(CATEGORIES.index(entry.category)),
                float(before in DETERMINER),
                float(before in DEGREE),
                float(before == "of"),
                float(after == "of"),
                float(after == "that"),
                float(before == ","),
                float(after in ".,;"),
                float(after[0] == "<"),
                float(before[0] == "<"),
                float(content(after, masks)),
                float(content(before, masks)),
                float(before in BE),
                float(before == "to"),
                context,
                question,
                *near,
                float(excerpt),
                float(s.keys[i] == TOPIC),
            ],
        )


def sigmoid_floor(z: float) -> float:
    """Propensity above the floor, from its logit."""
    return 1 / (1 + math.exp(-max(z, FLOOR))) - FLOOR_Q
