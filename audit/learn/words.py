"""Usual classes of words that the tagger does not know, from WordNet.

WordNet (https://wordnet.princeton.edu) lists the senses of each word with the number of times that each occurs in texts
tagged by hand. A word's class is that of most occurrences, then of most senses.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.errors import AuditError
from audit.lang.pos import NAMES, Tags
from audit.lang.tokens import number

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLASSES = {"1": "NN", "2": "VB", "3": "JJ", "4": "RB", "5": "JJ"}
"""Tag of a sense, by the number of its class in a sense key (senseidx(5WN) of WordNet 3.1; 5 is a satellite adjective)."""
TIES = ("VB", "NN", "RB", "JJ")
"""Classes with as many occurrences and senses: the last one counts."""
WORD = re.compile(r"(?![ivxlcdm]+$)[a-z]{3,}")
"""A word that gets a class: no numeral, no letter, nothing with a hyphen, point or space."""
CLEAR = 3
"""Occurrences as a verb for each as a noun from which a form of both counts as a verb's."""
SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")  # a verb that takes "-es"

Counts = Mapping[str, Counter[str]]


def word_classes(folder: Path, tags: Tags) -> "dict[str, NDArray[Any]]":
    """Compute the classes of words from the file `index.sense` of WordNet: arrays as `audit.lang.word_classes` reads them.

    Words of the tagger's table, and those whose class it guesses, are left out.
    """
    file = folder / "index.sense"
    if not file.exists():
        raise AuditError(f"{folder} has no index.sense", "give the folder `dict` of WordNet 3.0 or 3.1")
    occurrences: defaultdict[str, Counter[str]] = defaultdict(Counter)
    senses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in file.read_text(encoding="utf-8").splitlines():
        key, _, _, count = line.split()
        word, _, rest = key.partition("%")
        if WORD.fullmatch(word):
            occurrences[word][CLASSES[rest[0]]] += int(count)
            senses[word][CLASSES[rest[0]]] += 1
    found = dict(forms(occurrences, senses))
    unknown = {w: tag for w, tag in found.items() if number(w) not in tags.table and tags.tag(w) != tag}
    rows = sorted({number(w): NAMES.index(tag) for w, tag in unknown.items()}.items())
    return {"word": np.array([n for n, _ in rows], np.uint32), "tag": np.array([t for _, t in rows], np.uint8)}


def forms(occurrences: Counts, senses: Counts) -> Iterator[tuple[str, str]]:
    """Yield words and regular forms with their tags; of equal forms the last counts.

    >>> some = {"grim": Counter(JJ=9), "vex": Counter(VB=2), "sail": Counter(NN=5, VB=5)}
    >>> dict(forms(some, some))
    {'grimmer': 'JJR', 'grimmest': 'JJS', 'vexes': 'VBZ', 'grim': 'JJ', 'vex': 'VB', 'sail': 'NN'}
    """
    usual = {w: max(TIES, key=lambda tag: (occurrences[w][tag], senses[w][tag], TIES.index(tag))) for w in senses}
    for w, tag in usual.items():
        if tag == "JJ" and occurrences[w].total() and is_short(w):
            stem = compared_stem(w)
            yield from ((stem + "er", "JJR"), (stem + "est", "JJS"))
        if is_verb(w, tag, occurrences, senses):
            stem = w[:-1] + "i" if w[-1] == "y" and w[-2] not in "aeiou" else w
            yield stem + ("es" if stem != w or SIBILANT.search(w) else "s"), "VBZ"
    for w, tag in usual.items():
        if tag == "VB" and not is_verb(w, tag, occurrences, senses):
            continue  # "cuddle" may be a noun
        if not any("VB" in senses.get(base, ()) for base in bases(w)) and not (tag == "NN" and is_plural(w, senses)):
            yield w, tag


def is_verb(word: str, tag: str, occurrences: Counts, senses: Counts) -> bool:
    """True for a verb that is no noun, or seldom one."""
    seldom = "NN" not in senses[word] or occurrences[word]["VB"] > CLEAR * occurrences[word]["NN"]
    return tag == "VB" and seldom


def is_short(word: str) -> bool:
    """True for an adjective compared with "-er": of one syllable, or of two with "-y"."""
    return len(re.findall(r"[aeiouy]+", word.removesuffix("e"))) <= (2 if word.endswith("y") else 1)


def compared_stem(word: str) -> str:
    """Return an adjective as it stands before "-er": "tawdri", "wis", "grimm"."""
    if word.endswith("y"):
        return word[:-1] + "i"
    return word[:-1] if word.endswith("e") else word + (word[-1] if re.search(r"[^aeiou][aeiou][bdgmnpt]$", word) else "")


def bases(word: str) -> list[str]:
    """List the verbs of which a word in "-ed" or "-ing" may be a form; of one, the tagger's guess stands."""
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return [stem, stem + "e", stem[:-1], stem[:-1] + "y"]
    return []


def is_plural(word: str, senses: Counts) -> bool:
    """True for a noun in "-s" whose singular is a noun: "honours"."""
    return not word.endswith(("ss", "us", "is")) and any(
        "NN" in senses.get(base, ()) for base in (word.removesuffix("s"), word.removesuffix("es")) if base != word
    )
