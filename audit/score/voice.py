"""Assign voices to words: the outlet's, its paraphrase of a source, a quoted source's, or a promoted headline's.

Words between quotation marks are quoted, unless the marks hold at most three words and nothing attributes them: those are
scare quotes, by which the outlet distances itself; in a headline, which has no room to say whose they are, they are
somebody's. Unquoted words of a statement are paraphrase where they are a clause of speech or a certain source says them;
otherwise, as where somebody praises or rejects what the outlet describes, they are the outlet's, as are its cue ("claiming")
and the name of its source. Words of an insertion have no voice, except those of a promoted headline, nor have those of the
quoted title of a work.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from audit.lang.cues import Cues
from audit.lang.pack import Pack
from audit.lang.quotations import quotations
from audit.rows import Insertion, Rows, Statement
from audit.score.arrays import SentenceArrays
from audit.score.word_sets import FILE
from audit.score.word_table import FORM
from audit.text import STOPS, Document, Span

VOICES = ("outlet", "paraphrase", "quoted", "promo")
OUTLET, PARAPHRASE, QUOTED, PROMO, FRAME, NONE, SIGNED = range(7)
"""Codes of the voices.

A frame is the cue or the source of a statement, in the outlet's words; none is an insertion or a title; signed is the signature
of a post, which belongs to its author.
"""

CERTAIN = 0.75
"""Probability of a source above which unquoted words of a statement are the source's, as in `near_certain` of the measures."""
SCARE = 3
"""Maximum words in scare quotes."""
CLEAR = 0.8
"""Minimum share of a sentence's words, cue and source excluded, that determine its voice."""
SHORT = 4
"""Maximum letters of a word that a title may write in lower case."""
BEFORE, AFTER = 120, 40
"""Code points before and after a quotation that are searched for words of citation, or of a work before its title."""

ENDS = "[" + "".join(map(re.escape, sorted(STOPS - {"…"}))) + "]"
"""Marks after which a citation belongs to another sentence; an ellipsis is often inside one."""
LAST_END = re.compile(rf"{ENDS}\s|\n")
"""The end of a sentence or line before a quotation."""
NEXT_END = re.compile(rf"(?:{ENDS}|[,;])\s|\n")
"""The end of a clause after a quotation."""
LETTERS = re.compile(r"[^\W\d_]+")
"""A run of letters; the parts of a compound are looked up one by one ("so-called")."""


@dataclass(frozen=True, slots=True)
class CitationWords:
    """Words that mark a short quotation as a citation or a name rather than scare quotes, and unquoted words as a paraphrase.

    `before`: words between the start of the sentence and the quotation; `after`: pattern of the text that follows it;
    `verbs`: verbs of a clause of speech, `openers`: pattern of the words that open one; `attitudes`: verbs whose object the
    outlet describes; `judgements`: patterns of somebody's name for a thing, theirs in the group `words`;
    `writers`: sources that are the writer; `guesses`: pattern of words before a verb of thinking by which the writer guesses,
    `seeming` verbs that also report a thought only so.
    """

    before: frozenset[str] = field(repr=False)
    after: re.Pattern[str]
    verbs: frozenset[str] = field(repr=False)
    openers: re.Pattern[str]
    attitudes: frozenset[str] = field(repr=False)
    judgements: tuple[re.Pattern[str], ...] = field(repr=False)
    remarks: tuple[re.Pattern[str], ...] = field(repr=False)
    before_title: re.Pattern[str] = field(repr=False)
    writers: frozenset[str]
    guesses: re.Pattern[str] = field(repr=False)
    seeming: frozenset[str]

    @classmethod
    def load(cls, pack: Pack) -> "CitationWords":
        """Read the words of a pack: its cues of speech, with the additions and exceptions of `loaded.yaml`."""
        cues, own = Cues.load(pack), pack.read(FILE)["voice"]
        nouns = {noun for noun, act in cues.nouns.items() if act == "speech"}
        before = (cues.sayings | cues.namings | nouns | set(own["before"])) - set(own["not_before"])
        after = "|".join(map(re.escape, own["after"]))
        openers = "|".join(map(re.escape, own.get("clause_openers", ()))) or "(?!)"
        return cls(
            before=before,
            after=re.compile(rf"\s*(?:\w+\s)?(?:{after})\b"),
            verbs=frozenset(own.get("clause_verbs", ())),
            openers=re.compile(rf"(?:{openers})\b", re.IGNORECASE),
            attitudes=frozenset(own.get("attitude_verbs", ())),
            writers=frozenset(own.get("writers", ())),
            seeming=frozenset(own.get("seeming", ())),
            guesses=re.compile(own.get("guesses", "(?!)"), re.VERBOSE | re.IGNORECASE),
            judgements=tuple(re.compile(p, re.VERBOSE) for p in own.get("judgements", ())),
            remarks=tuple(re.compile(p, re.VERBOSE) for p in own.get("remarks", ())),
            before_title=re.compile(own.get("before_title", "(?!)"), re.VERBOSE),
        )

    def before_remark(self, text: str, start: int, stop: int) -> int:
        """Return where the outlet's remark on the content `text[start:stop]` starts; `stop` where it makes none."""
        found = (m.start("remark") for p in self.remarks if (m := p.match(text, start, stop)) is not None)
        return min(found, default=stop)

    def is_guess(self, text: str, stop: int) -> bool:
        """True when the writer only guesses at the thought whose words start here."""
        return self.guesses.search(LAST_END.split(text[max(0, stop - BEFORE) : stop])[-1].rstrip()) is not None

    def is_title(self, text: str, quote: Span) -> bool:
        """True when a quotation is the title of a work: named as one, and capitalised but for its short words."""
        inner = text[quote.start + 1 : quote.stop - 1]
        lower = any(len(w) > SHORT and w[0].islower() for w in LETTERS.findall(inner))
        if lower or not inner[:1].isupper() or inner[-1] == ".":
            return False
        return self.before_title.search(text, max(0, quote.start - BEFORE), quote.start) is not None


class Voices(NamedTuple):
    """The voice of each code point of a text, and its scare quotes with their marks."""

    codes: bytes
    scare: tuple[Span, ...]

    def at(self, start: int) -> str | None:
        """Return the voice of the word that starts here; None inside an insertion and a signature."""
        code = self.codes[start]
        return None if code >= NONE else VOICES[0 if code == FRAME else code]

    def by_sentence(self, s: SentenceArrays) -> list[str]:
        """Assign a voice to each sentence: that of at least four fifths of its words, cue and source excluded; else `mixed`."""
        letter = np.flatnonzero(s.forms.form_features.rows()[s.form, FORM["letter"]])
        code = np.frombuffer(self.codes, dtype=np.uint8)[s.at[letter]]
        n = len(s.size)
        code = np.where(code == SIGNED, QUOTED, code)
        count = np.bincount(s.sentence[letter] * SIGNED + code, minlength=SIGNED * n).reshape(n, SIGNED)[:, :PROMO]
        most, best = count.max(1), count.argmax(1)
        clear = most >= CLEAR * count.sum(1)
        return [VOICES[i] if ok else "mixed" for i, ok in zip(best.tolist(), clear.tolist(), strict=True)]


def voices(document: Document, rows: Rows, pack: Pack, citation: CitationWords) -> Voices:
    """Assign voices in a document, from the rows of its insertions and statements."""
    codes = bytearray(len(document.text))
    statements = rows.of(Statement)
    paint_statements(codes, document, statements, citation)
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion)]
    scare = []
    for quote in quotations(document, holes, pack):
        if quote.stop > document.body_start and is_scare(document.text, quote, statements, citation):
            scare.append(quote)
        else:
            paint(codes, *quote, NONE if citation.is_title(document.text, quote) else QUOTED)
    for i in rows.of(Insertion):
        paint(codes, i.start, i.stop, NONE)
        if i.role == "promo":
            paint(codes, i.headline_start, i.headline_stop, PROMO)
    return Voices(bytes(codes), tuple(scare))


def paint_statements(codes: bytearray, document: Document, statements: Sequence[Statement], citation: CitationWords) -> None:
    """Set the voice of judgements and statements, then that of their cues and sources."""
    for judgement in citation.judgements:
        for m in judgement.finditer(document.text, document.body_start):
            paint(codes, *m.span("words"), PARAPHRASE)
    for s in statements:
        if s.act in {"speech", "thought"}:
            if s.mode == "direct":
                paint(codes, s.start, s.stop, QUOTED)
            elif is_paraphrase(document.text, s, citation):
                paint(codes, s.start, citation.before_remark(document.text, s.start, s.stop), PARAPHRASE)
    for s in statements:
        paint(codes, s.cue_start, s.cue_stop, FRAME)
        paint(codes, s.source_start, s.source_stop, SIGNED if s.cue_start is None else FRAME)


def paint(codes: bytearray, start: int | None, stop: int | None, code: int) -> None:
    """Set the voice of a span; do nothing where a bound is None."""
    if start is not None and stop is not None:
        codes[start:stop] = bytes([code]) * (stop - start)


def is_paraphrase(text: str, statement: Statement, citation: CitationWords) -> bool:
    """True when unquoted words of a statement are a source's: they are a clause of speech, or a certain source says them.

    The writer ("I say") is the outlet, and so is whoever guesses at a thought: "he must have believed that …".
    """
    if (statement.act == "thought" or statement.verb in citation.seeming) and citation.is_guess(text, statement.start):
        return False
    if statement.source_start is not None and text[statement.source_start : statement.source_stop].lower() in citation.writers:
        return False
    if statement.verb in citation.verbs or citation.openers.match(text, statement.start) is not None:
        return True
    certain = statement.source_p is not None and statement.source_p > CERTAIN
    return certain and statement.verb not in citation.attitudes


def is_scare(text: str, quote: Span, statements: Sequence[Statement], citation: CitationWords) -> bool:
    """True when quotation marks around one to three lower-case words express distance and are not a citation.

    They are a citation inside a statement, after a word of citation in the same sentence, or at the end of a sentence.
    """
    inner = text[quote.start + 1 : quote.stop - 1]
    count = len(inner.split())
    if not 1 <= count <= SCARE or inner[0].isupper() or inner[0].isdigit() or inner.rstrip()[-1] in STOPS | {","}:
        return False
    if any(s.start < quote.stop and quote.start < s.stop for s in statements):
        return False
    before = LAST_END.split(text[max(0, quote.start - BEFORE) : quote.start])[-1]
    after = NEXT_END.split(text[quote.stop : quote.stop + AFTER])[0]
    return citation.before.isdisjoint(LETTERS.findall(before.lower())) and not citation.after.match(after)
