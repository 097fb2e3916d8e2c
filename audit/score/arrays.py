"""A text as input of the models: arrays over its words, the same in training and in scoring.

>>> from audit.lang.pack import Packs
>>> from audit.score.word_sets import Masks
>>> text = "The band left Oslo. Claiming fatigue, the band left Oslo early."
>>> lexicons, forms = Lexicons.load(Packs.load().nearest("en")), Forms(Masks(frozenset(), frozenset(["the"])))
>>> s = sentence_arrays(text, [[Span(0, 19)], [Span(20, 63)]], lexicons, forms)
>>> [forms.keys[k] for k in s.key.tolist()][:5], [hit.term for hit in s.hits[1]]
(['<n>', 'band', 'left', '<n>', '.'], ['claiming'])
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from audit.score.lexicon_match import LexiconHit, lexicon_hits
from audit.score.lexicons import Lexicons
from audit.score.word_table import FORM, LOW, MASKED, NAMED, WORD, Forms
from audit.score.words import WORD as PATTERN
from audit.score.words import Word
from audit.text import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]


class SentenceArrays(NamedTuple):
    """Sentences as arrays over all their words; the words of sentence i are `cuts[i]:cuts[i + 1]`.

    `size`: code points of each sentence, an insertion in it counted as one space; `sentence`: index of the sentence of each
    word; `at`: offset of each word in the text; `form`, `key`, `word`: its numbers in `forms` (topics masked in `key`, not in
    `word`); `hits`: lexicon entries of each sentence.
    """

    forms: Forms
    size: "Ints"
    cuts: "Ints"
    sentence: "Ints"
    at: "Ints"
    form: "Ints"
    key: "Ints"
    word: "Ints"
    hits: Sequence[Sequence[LexiconHit]]

    def words(self, n: int) -> list[Word]:
        """Return the words of sentence n."""
        a, b = self.cuts[n : n + 2].tolist()
        forms = self.forms
        texts = [(forms.forms[f], forms.low[f]) for f in self.form[a:b].tolist()]
        return [Word(i, i + len(t), t, low) for i, (t, low) in zip(self.at[a:b].tolist(), texts, strict=True)]

    def keys(self, n: int) -> list[str]:
        """Return the key of each word of sentence n, topics masked."""
        return [self.forms.keys[k] for k in self.key[self.cuts[n] : self.cuts[n + 1]].tolist()]


def sentence_arrays(text: str, sentences: Sequence[Sequence[Span]], lexicons: Lexicons, forms: Forms) -> SentenceArrays:
    """Split sentences, given as their pieces, into words; look up their numbers and the lexicon entries.

    Names are detected over the full text.
    """
    spans = [[m.span() for a, b in pieces for m in PATTERN.finditer(text, a, b)] for pieces in sentences]
    cuts = np.zeros(len(sentences) + 1, dtype=np.int64)
    np.cumsum([len(s) for s in spans], out=cuts[1:])
    flat = [s for sentence in spans for s in sentence]
    form = forms.numbers([text[a:b] for a, b in flat])
    kinds = forms.kinds.rows()[form]
    s = SentenceArrays(
        forms=forms,
        size=np.array([sum(b - a + 1 for a, b in pieces) - 1 for pieces in sentences], dtype=np.int64),
        cuts=cuts,
        sentence=np.repeat(np.arange(len(sentences)), np.diff(cuts)),
        at=np.array([a for a, _ in flat], dtype=np.int64),
        form=form,
        key=kinds[:, MASKED],
        word=kinds[:, WORD],
        hits=(),
    )
    _, one, low = np.unique(kinds[:, LOW], return_index=True, return_inverse=True)
    names = name_mask(s, low)
    key, word = (np.where(names, kinds[:, NAMED], k) for k in (s.key, s.word))
    begins = np.array([forms.low[f] in lexicons.words for f in form[one].tolist()], dtype=bool)
    hits = hits_by_sentence(text, sentences, s, lexicons, np.flatnonzero(begins[low] & ~(names & lexicons.capitals)))
    return s._replace(key=key, word=word, hits=hits)


def hits_by_sentence(
    text: str, sentences: Sequence[Sequence[Span]], s: SentenceArrays, lexicons: Lexicons, starts: "Ints"
) -> list[Sequence[LexiconHit]]:
    """Find the lexicon entries of each sentence; `starts`: indices of the words at which one may begin."""
    low, at, form, cuts = s.forms.low, s.at.tolist(), s.form.tolist(), s.cuts.tolist()
    out: list[Sequence[LexiconHit]] = [()] * len(s.size)
    for n, group in groupby(starts.tolist(), s.sentence.tolist().__getitem__):
        a, b = cuts[n], cuts[n + 1]
        sentence = [(i, low[f]) for i, f in zip(at[a:b], form[a:b], strict=True)]
        begin = [i - a for i in group]
        if len(sentences[n]) == 1:
            out[n] = tuple(lexicon_hits(text, sentence, begin, lexicons))
        else:
            out[n] = tuple(hits_across_insertions(text, sentences[n], sentence, begin, lexicons))
    return out


def hits_across_insertions(
    text: str, pieces: Sequence[Span], sentence: Sequence[tuple[int, str]], starts: Sequence[int], lexicons: Lexicons
) -> Iterator[LexiconHit]:
    """Yield the entries of a sentence cut by insertions, with each insertion replaced by a space."""
    moved, at = [], 0
    for piece in pieces:
        moved += [(start - piece.start + at, low) for start, low in sentence if piece.start <= start < piece.stop]
        at += piece.stop - piece.start + 1
    for hit in lexicon_hits(" ".join(text[a:b] for a, b in pieces), moved, starts, lexicons):
        last, low = sentence[hit.first + hit.words - 1]
        yield hit._replace(start=sentence[hit.first][0], stop=last + len(low))


def name_mask(s: SentenceArrays, low: "Ints") -> "Bools":
    """True for words that are names: capitalised inside sentences, and mostly capitalised there in this text.

    Capitals at the start of a sentence or quotation, or in a sentence in title case, do not count. `low`: a number for each
    word in lower case.
    """
    if not len(low):
        return np.zeros(0, dtype=bool)
    features, sentence = s.forms.form_features.rows(), s.sentence

    def column(name: str, form: "Ints") -> Any:
        return features[form, FORM[name]]

    letter, capital, restart = (column(name, s.form) > 0 for name in ("letter", "capital", "restart"))
    long, high = (np.bincount(sentence, column(name, s.form), len(s.size)) for name in ("long", "long_capital"))
    title_case = (long > 1) & (high > long / 2) & (column("stop", s.form[np.maximum(s.cuts[1:] - 1, 0)]) == 0)
    some = np.flatnonzero(letter | restart)
    after = np.ones(len(some), dtype=bool)
    after[1:] = restart[some[:-1]] | (sentence[some[1:]] != sentence[some[:-1]])
    inside = letter & ~title_case[sentence]
    inside[some[after]] = False
    used = np.bincount(low[inside & capital], minlength=len(low)) > np.bincount(low[inside & ~capital], minlength=len(low))
    names: Bools = capital & (inside | used[low])
    return names


def sums_by_sentence(values: Any, cuts: "Ints") -> Any:
    """Sum the rows of each sentence; zero for a sentence without words."""
    out = np.zeros((len(cuts) - 1, values.shape[1]))
    full = cuts[1:] > cuts[:-1]
    if full.any():
        out[full] = np.add.reduceat(values, cuts[:-1][full])
    return out


def concatenated(texts: Sequence[SentenceArrays]) -> SentenceArrays:
    """Concatenate several texts with the same forms."""
    size = np.concatenate([s.size for s in texts])
    cuts = np.concatenate([[0], np.cumsum(np.concatenate([np.diff(s.cuts) for s in texts]))])
    return SentenceArrays(
        forms=texts[0].forms,
        size=size,
        cuts=cuts,
        sentence=np.repeat(np.arange(len(size)), np.diff(cuts)),
        at=np.concatenate([s.at for s in texts]),
        form=np.concatenate([s.form for s in texts]),
        key=np.concatenate([s.key for s in texts]),
        word=np.concatenate([s.word for s in texts]),
        hits=[hits for s in texts for hits in s.hits],
    )
