"""Tokens of a text with their offsets: the input of rules and tagger.

A token is an abbreviation with its points (`U.S.`, `Sen.`), a number with its sign and unit (`$2.5-billion`), a run of
letters and digits with inner hyphens (`S-400`), a clitic after an apostrophe (`’s`), or one symbol; the pattern is the
pack's.

>>> from audit.lang.pack import Packs
>>> word = Packs.load().nearest("en").word
>>> [m.group() for m in word.finditer("Turkey’s Sen. Demir won’t buy the S-400s for $2.5-billion, U.S. aides said.")]
['Turkey', '’s', 'Sen.', 'Demir', 'won’t', 'buy', 'the', 'S-400s', 'for', '$2.5-billion', ',', 'U.S.', 'aides', 'said', '.']
"""

from zlib import crc32

from audit.frozen import frozen
from audit.lang.pack import Pack
from audit.text import Span


@frozen
class Tokens:
    """The tokens of the sentences of a text, in order, as parallel lists.

    `start` and `stop` are code points of `text`, `lower` has plain apostrophes, `sentence` and `line` number the sentence and
    the paragraph of each.
    """

    text: str
    start: list[int]
    stop: list[int]
    form: list[str]
    lower: list[str]
    sentence: list[int]
    line: list[int]

    def __len__(self) -> int:
        """Number of tokens."""
        return len(self.start)

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens `first` to `last` (exclusive)."""
        return Span(self.start[first], self.stop[last - 1])


def tokenise(text: str, sentences: list[tuple[Span, ...]], lines: list[int], pack: Pack) -> Tokens:
    """Tokenise sentences, given as their pieces; `lines` holds the number of each sentence's paragraph."""
    start: list[int] = []
    stop: list[int] = []
    form: list[str] = []
    sentence: list[int] = []
    line: list[int] = []
    for n, (a, b) in ((n, piece) for n, pieces in enumerate(sentences) for piece in pieces):
        found = pack.word.findall(text, a, b)
        at = a
        for word in found:  # tokens are separated only by white space, so the next occurrence is the token
            at = text.find(word, at)
            start.append(at)
            at += len(word)
            stop.append(at)
        form += found
        sentence += [n] * len(found)
        line += [lines[n]] * len(found)
    low = {w: w.lower().replace("’", "'") for w in set(form)}
    return Tokens(text, start, stop, form, [low[w] for w in form], sentence, line)


def number(word: str) -> int:
    """Hash a word, with the same result in every process and on every machine."""
    return crc32(word.encode("utf-8", "surrogatepass"))
