"""Running prose: paragraphs and complete sentences, as opposed to headings, labels, menus and code.

One definition for all steps, in any script: prose has a minimum length and ends a sentence. The minimum depends on the cost
of a mistake, so every caller passes its own threshold and documents the reason there.

>>> is_prose("Ministers met in Vell on Monday.", least_characters=20), is_prose("Ministers meet in Vell", least_characters=20)
(True, False)
"""

import re
from collections.abc import Iterator

from audit.text import STOPS, ends_sentence

CHARACTERS = 8
"""Characters that count as one word in scripts without spaces (Chinese, Japanese, Thai). English has about six to a word."""
SHORTEST = 20
"""Minimum characters between the first letters and the stop of a complete sentence: shorter ones are labels."""
SENTENCES = 3
"""Minimum complete sentences of prose: interfaces have one or two, only prose has three in a row."""
EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Han, kana and Hangul."""
WIDE = 3
"""Characters of a script with spaces that one of them counts for."""
WORD = re.compile(r"\w+")
"""One word of any alphabet, for counting."""
INNER = re.escape("".join(sorted(STOPS - {"…"})))
SENTENCE = re.compile(rf"[^\W\d_]{{2}}[^{INNER}]{{{SHORTEST},}}[{INNER}…]")
"""One complete sentence, from its first two letters to its stop. An ellipsis inside a sentence does not end it."""


def effective_words(words: int, characters: int) -> int:
    """Compute the length in words of a text with so many words and characters; without spaces its characters decide.

    >>> effective_words(9, 50), effective_words(1, 80)
    (9, 10)
    """
    return max(words, characters // CHARACTERS)


def spaced_length(text: str, most: int) -> int:
    """Return the length of a text in characters; each of the first `most` that is Han, kana or Hangul counts `WIDE`.

    >>> spaced_length("Ferry", 100), spaced_length("港湾局", 100)
    (5, 9)
    """
    return len(text) + (0 if text.isascii() else (WIDE - 1) * len(EAST_ASIAN.findall(text[:most])))


def is_prose(text: str, *, least_characters: int = 0, least_words: int = 0) -> bool:
    """True for a paragraph: it has the minimum length, in characters, words or both, and ends a sentence.

    >>> is_prose("“It is over.”", least_words=3), is_prose("“It is over.”", least_words=4)
    (True, False)
    >>> is_prose("港湾当局は、運河が六週間閉鎖されると発表した。", least_words=2)
    True
    """
    if len(text) < least_characters or not ends_sentence(text):
        return False
    return not least_words or effective_words(len(text.split()), len(text)) >= least_words


def complete_sentences(text: str) -> Iterator[str]:
    """Yield the complete sentences of a text in order.

    >>> list(complete_sentences("Home | Sport. The canal was closed for six weeks. Read"))
    ['The canal was closed for six weeks.']
    """
    return (m.group() for m in SENTENCE.finditer(text))


def has_sentence(text: str) -> bool:
    """True when a text contains a complete sentence."""
    return SENTENCE.search(text) is not None


def sentence_words(text: str) -> int:
    """Count the words of the complete sentences of a text; 0 when it has fewer than `SENTENCES`."""
    found = list(complete_sentences(text))
    return effective_words(sum(len(WORD.findall(s)) for s in found), sum(map(len, found))) if len(found) >= SENTENCES else 0
