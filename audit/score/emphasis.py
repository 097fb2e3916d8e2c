"""Emphasis by type: words in capitals that are no acronyms, and exclamation marks.

A word is shouted when it is set in capitals in a sentence that is not, is written in small letters in general, and neither
opens its line (datelines, kickers, leads in capitals) nor abbreviates a name in this text. Exclamation marks inside names
("Yahoo!") do not count. These are features of their own: they make no word loaded.

>>> from audit.score.arrays import sentence_arrays
>>> from audit.score.lexicons import Lexicons
>>> from audit.score.word_sets import Masks
>>> from audit.score.word_table import Forms
>>> from audit.text import Span
>>> text = "It is the THIRD toll of the EEC!"
>>> forms = Forms(Masks(frozenset(), frozenset(), common=frozenset({"third"})))
>>> s = sentence_arrays(text, [[Span(0, len(text))]], Lexicons.of([]), forms)
>>> [(text[m.start : m.stop], m.feature) for m in emphases(text, s, frozenset())[0]]
[('THIRD', 'shouted_word'), ('!', 'exclamation')]
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from audit.score.arrays import SentenceArrays
from audit.score.marks import LoadedMark, runs
from audit.score.word_table import FORM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]

SHOUTED, EXCLAIMED = "shouted_word", "exclamation"
"""Features, and categories, of both."""
SHORT = 4
"""Maximum letters of a word that may be an acronym when it is written in capitals more than once and never otherwise."""
ROMAN = re.compile("[ivxlcdm]+")
"""A Roman numeral in small letters ("Title VII")."""
BESIDE = frozenset("(/@#")
"""Marks before a word in capitals that is an abbreviation or part of an address."""
MOST = 0.5
"""Maximum share of words in capitals of a sentence in which capitals stress a word."""
BRACKETED = re.compile(r"\(([^()]*)\)")
"""What is in brackets, such as the abbreviation of a name."""
FOLLOWED = re.compile(r"[!?]*(\s*)(.?)", re.DOTALL)
"""What follows an exclamation mark: more marks, white space, the next character."""


def emphases(text: str, s: SentenceArrays, acronyms: frozenset[str]) -> list[list[LoadedMark]]:
    """Find the shouted words and exclamation marks of each sentence; `acronyms`: words that are acronyms when in capitals."""
    marks: list[list[LoadedMark]] = [[] for _ in s.size]
    if not len(s.form):
        return marks
    features = s.forms.form_features.rows()
    capitals = features[s.form, FORM["capitals"]] > 0
    able = [i for i in np.flatnonzero(capitals).tolist() if in_small_letters(s, s.forms.low[s.form[i]])]
    abbreviated = abbreviations(text, s) if able else frozenset()
    for n in dict.fromkeys(s.sentence[able].tolist()):
        marks[n] += shouted(text, s, n, capitals, acronyms, abbreviated)
    for i in np.flatnonzero(features[s.form, FORM["exclamation"]]).tolist():
        if ends_exclamation(text, s, i):
            at = int(s.at[i])
            marks[int(s.sentence[i])].append(LoadedMark(at, at + 1, EXCLAIMED, EXCLAIMED, "!", None))
    return marks


def abbreviations(text: str, s: SentenceArrays) -> frozenset[str]:
    """Find what a text abbreviates: words in brackets, and short ones in capitals more than once and never otherwise."""
    forms, times = s.forms, Counter(s.form.tolist())
    spellings = Counter(forms.low[f] for f in times)
    short = (f for f, n in times.items() if n > 1 and len(forms.low[f]) <= SHORT and spellings[forms.low[f]] == 1)
    return frozenset(forms.forms[f] for f in short if forms.low[f] not in forms.masks.stop).union(BRACKETED.findall(text))


def shouted(
    text: str, s: SentenceArrays, n: int, capitals: "Bools", acronyms: frozenset[str], abbreviated: frozenset[str]
) -> Iterator[LoadedMark]:
    """Yield the runs of shouted words of sentence n; `abbreviated`: those of `abbreviations`."""
    start, words = int(s.cuts[n]), s.words(n)
    letters = [i for i, w in enumerate(words) if w.text[0].isalpha()]
    high = [w.text.isupper() and len(w.text) > 1 for w in words]
    first, last = words[0].start, words[-1].stop
    stop = text.find("\n", last)
    line = text[text.rfind("\n", 0, first) + 1 : first], text[last : stop if stop >= 0 else len(text)]
    lead = 0
    if not (words[-1].text == "!" and "".join(line) != "".join(line).upper()):  # "SCANDAL!" before or after other sentences
        if sum(map(high.__getitem__, letters)) > MOST * len(letters):
            return
        if not line[0].strip():  # the sentence opens its line
            lead = next((i for i in letters if not high[i]), len(words))
    for run in runs([i for i in letters if high[i] and i >= lead]):
        lows = [words[i].low for i in run]
        stressed = any(capitals[start + i] for i in run) and text[words[run[0]].start - 1 : words[run[0]].start] not in BESIDE
        known = not acronyms.isdisjoint(lows) or not abbreviated.isdisjoint([words[i].text for i in run])
        if stressed and not known and all(in_small_letters(s, low) for low in lows):
            yield LoadedMark(words[run[0]].start, words[run[-1]].stop, SHOUTED, SHOUTED, " ".join(lows), None)


def in_small_letters(s: SentenceArrays, low: str) -> bool:
    """True for a word that is written in small letters in general."""
    return (low in s.forms.masks.common or low in s.forms.masks.stop) and not ROMAN.fullmatch(low)


def ends_exclamation(text: str, s: SentenceArrays, at: int) -> bool:
    """True for the first exclamation mark of a run that ends a sentence or clause, not one inside a name."""
    place = int(s.at[at])
    m = FOLLOWED.match(text, place + 1)
    return text[place - 1] not in "!?" and m is not None and (not m[1] or not m[2].islower())
