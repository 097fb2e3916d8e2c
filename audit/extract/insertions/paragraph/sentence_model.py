"""Features of a sentence that distinguish a request to the reader from the story (`audit learn insertions`).

The model classifies one sentence alone: its words, their beginnings and endings, forms of address with a capital ("Sie"),
marks and length.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

WORD = re.compile(r"[^\W_][\w'’-]*")
"""One word with its apostrophes and hyphens."""
ADDRESS = re.compile(r"[\w.-]+@[\w-]+|@\w{2}|https?:|www\.|\b[a-z0-9-]+\.[a-z]{2,7}\b")
"""A mail or web address, or a handle."""
PRICE = re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£%]|EUR|USD)")
"""A price or a discount."""
NAME = re.compile(r"(?<=[^\W\d_A-Z] )[^\W\d_a-z]\w")
"""Start of a capitalised word inside a sentence."""
MARKS = ("?", "!", ":")
"""Last marks that are features; a full stop is none, because requests often lose it."""
LONGEST = 60
"""Maximum words of a sentence that are features."""
STEM, FORM = 5, 6
"""Code points of the beginning of a word, and maximum code points of a capitalised word, that are features."""
LENGTHS = ((20, "short"), (45, "phrase"), (90, "sentence"), (160, "long"))
"""Buckets of length: maximum code points."""


def sentence_features(words: str, addressed: re.Pattern[str]) -> Iterator[str]:
    """Yield the features of one sentence.

    >>> from audit.extract.insertions.vocabulary import Vocabulary
    >>> found = set(sentence_features("Abonnieren Sie unseren Newsletter!", Vocabulary.load().addressed))
    >>> {"first abonnieren", "form Sie", "stem newsl", "ends !", "addressed"} <= found
    True
    """
    tokens = WORD.findall(words)[:LONGEST]
    low = [t.lower() for t in tokens]
    yield from {f"word {t}" for t in low if not t.isdigit()}
    yield from {f"stem {t[:STEM]}" for t in low if len(t) > STEM}
    yield from {f"tail {t[-2:]}" for t in low if len(t) > STEM}
    yield from {f"pair {a} {b}" for a, b in pairwise(low)}
    yield from {f"form {t}" for t in tokens[1:] if len(t) <= FORM and t[0].isupper() and not t.isupper()}
    if low:
        yield f"first {low[0]}"
        yield f"opens {' '.join(low[:2])}"
    if words[-1:] in MARKS:
        yield f"ends {words[-1:]}"
    yield f"length {next((name for limit, name in LENGTHS if len(words) < limit), 'very long')}"
    yield f"names {min(len(NAME.findall(words)), 3)}"
    if addressed.search(words):
        yield "addressed"
    if ADDRESS.search(words):
        yield "address"
    if PRICE.search(words):
        yield "price"
