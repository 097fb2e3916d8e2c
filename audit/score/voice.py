"""Whose voice a word has: the outlet's, the outlet paraphrasing a source, a quoted source's, or a promoted headline's.

Words between quotation marks are quoted, unless the marks hold at most three words and nothing says who spoke them: those are
scare quotes, and their distance is the outlet's. Unquoted words of a statement are paraphrase; its cue ("claiming") and the
name of its source are the outlet's. Words of an insertion have no voice but those of a promoted headline.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from audit.lang.pack import Pack
from audit.lang.quotations import quotations
from audit.rows import Insertion, Rows, Statement
from audit.score.arrays import Read
from audit.score.word_table import SHAPE
from audit.text import Document, Span

VOICES = ("outlet", "paraphrase", "quoted", "promo")
OUTLET, PARAPHRASE, QUOTED, PROMO, FRAME, NONE, SIGNED = range(7)
"""Codes of the voices; a frame is the cue and the source of a statement (the outlet's), none is an insertion, signed the name
under a post: the signer's, and no wording."""

SCARE = 3
"""Words that scare quotes hold at most."""

MOST = 0.8
"""Share of the words of a sentence, cue and source left out, that make its voice."""

SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|call(?:s|ed|ing)?|describ\w+|dubb\w+|label\w+|warn\w*|"
    r"ask\w*|argu\w+|claim\w*|insist\w*|declar\w+|wr(?:ote|ites?|iting|itten)|tweet\w*|stat(?:ed|es|ing)|brand\w+|denounc\w+|"
    r"accus\w+|prais\w+|according|quot\w+|repl(?:y|ied|ies)|respon\w+|remark\w*|refer\w*|announc\w+|deem\w*|term(?:ed|ing)|"
    r"express\w*|slogan\w*|chant\w*|read(?:s|ing)?|titled|entitled|named|known|means|meaning|word|phrase|term)\b",
    re.IGNORECASE,
)
"""Words near a short quotation that say that somebody's words, or a name, stand in it."""


class Voices(NamedTuple):
    """The voice of each code point of a text, and its scare quotes (with their marks)."""

    codes: bytes
    scare: tuple[Span, ...]

    def at(self, start: int) -> str | None:
        """Voice of the word that begins here; None inside an insertion and a signature."""
        code = self.codes[start]
        return None if code >= NONE else VOICES[0 if code == FRAME else code]

    def of(self, r: Read) -> list[str]:
        """Voice of each sentence: that of four fifths of its words, cue and source left out; else `mixed`."""
        letter = np.flatnonzero(r.forms.shape.rows()[r.form, SHAPE["letter"]])
        code = np.frombuffer(self.codes, dtype=np.uint8)[r.at[letter]]
        n = len(r.size)
        code = np.where(code == SIGNED, QUOTED, code)
        count = np.bincount(r.sentence[letter] * SIGNED + code, minlength=SIGNED * n).reshape(n, SIGNED)[:, :PROMO]
        most, best = count.max(1), count.argmax(1)
        clear = most >= MOST * count.sum(1)
        return [VOICES[i] if ok else "mixed" for i, ok in zip(best.tolist(), clear.tolist(), strict=True)]


def voices(document: Document, rows: Rows, pack: Pack) -> Voices:
    """Voices of a document whose insertions and statements are found."""
    codes = bytearray(len(document.text))
    statements = rows.of(Statement)
    for s in statements:
        if s.act in {"speech", "thought"}:
            paint(codes, s.start, s.stop, QUOTED if s.mode == "direct" else PARAPHRASE)
    for s in statements:
        paint(codes, s.cue_start, s.cue_stop, FRAME)
        paint(codes, s.source_start, s.source_stop, SIGNED if s.cue_start is None else FRAME)
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion)]
    scare = []
    for quote in quotations(document, holes, pack):
        if is_scare(document.text, quote, statements):
            scare.append(quote)
        else:
            paint(codes, *quote, QUOTED)
    for i in rows.of(Insertion):
        paint(codes, i.start, i.stop, NONE)
        if i.role == "promo":
            paint(codes, i.headline_start, i.headline_stop, PROMO)
    return Voices(bytes(codes), tuple(scare))


def paint(codes: bytearray, start: int | None, stop: int | None, code: int) -> None:
    """Give a span one voice."""
    if start is not None and stop is not None:
        codes[start:stop] = bytes([code]) * (stop - start)


def is_scare(text: str, quote: Span, statements: Sequence[Statement]) -> bool:
    """Whether marks around one to three lower-case words are the outlet's distance and not somebody's words.

    They are somebody's words in a statement, after a word of saying in the same sentence, or when they end a sentence.
    """
    inner = text[quote.start + 1 : quote.stop - 1]
    parts = inner.split()
    if not 1 <= len(parts) <= SCARE or inner[0].isupper() or inner[0].isdigit() or inner.rstrip()[-1] in ",.!?…":
        return False
    if any(s.start < quote.stop and quote.start < s.stop for s in statements):
        return False
    near = re.split(r"[.!?]\s|\n", text[max(0, quote.start - 120) : quote.start])[-1]
    after = re.split(r"[.!?,;]\s|\n", text[quote.stop : quote.stop + 40])[0]
    return not (SPEECH.search(near) or re.match(r"\s*,?\s*(?:\w+\s)?(?:said|says|as\b)", after))


def quoted_spans(found: Voices) -> Iterator[Span]:
    """Stretches of the text that are quoted."""
    for m in re.finditer(b"[%c%c]+" % (QUOTED, SIGNED), found.codes):
        yield Span(m.start(), m.end())
