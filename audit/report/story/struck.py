"""The words of one version of an utterance beside the fullest: what it has, and what it leaves out.

>>> [(p.kind, p.words) for p in struck("We will not go today, he said.", "“We will go.”")]
[('kept', '“We will'), ('cut', 'not'), ('kept', 'go.”'), ('cut', 'today, he said.')]
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MARKS = re.compile(r"\W+")
"""Everything that is no letter or digit: words are compared without the punctuation that clings to them."""


LONGEST = 14
"""Maximum words of a cut that are all shown; of a longer one the ends are, since the fullest version is beside it."""
ENDS = 3
"""Words at each end of a long cut."""


class Part(NamedTuple):
    """Words of a version: `kept` (as printed), `cut` (of the fullest version only) or `added` (of this version only)."""

    kind: str
    words: str


def struck(fullest: str, version: str) -> list[Part]:
    """Compare a version with the fullest one, word by word."""
    return [shortened(part) for part in joined(parts(fullest.split(), version.split()))]


def shortened(part: Part) -> Part:
    """The part, a long cut as its ends.

    >>> shortened(Part("cut", " ".join("abcdefghijklmnopq"))).words
    'a b c […] o p q'
    """
    words = part.words.split()
    long = part.kind == "cut" and len(words) > LONGEST
    return part._replace(words=" ".join((*words[:ENDS], "[…]", *words[-ENDS:]))) if long else part


def parts(full: Sequence[str], own: Sequence[str]) -> Iterator[Part]:
    """Yield the parts as they follow each other in both."""
    a, b = ([MARKS.sub("", word.lower()) for word in words] for words in (full, own))
    for tag, i, i_stop, j, j_stop in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Part("kept", " ".join(own[j:j_stop]))
            continue
        if i < i_stop:
            yield Part("cut", " ".join(full[i:i_stop]))
        if j < j_stop:
            yield Part("added", " ".join(own[j:j_stop]))


def joined(some: Iterator[Part]) -> Iterator[Part]:
    """Join neighbours of one kind."""
    last: Part | None = None
    for part in some:
        if last and last.kind == part.kind:
            last = Part(part.kind, f"{last.words} {part.words}")
            continue
        if last:
            yield last
        last = part
    if last:
        yield last
