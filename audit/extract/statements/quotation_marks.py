"""Quotations of a text as the statements step reads them: those of marks and of dashes, and which of their words are marks.

A quotation whose closing mark is missing ends before the words that name its speaker. The tagger was trained on double marks,
so single marks and guillemets around speech are read as such.

>>> [TAG_END.match(s) is not None for s in (" Bo Tarn.", " Bo Tarn, who left.")], is_mark("‘"), is_mark("“")
([True, False], True, False)
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from audit.extract.statements.kit import Speaking
from audit.lang.dashes import dashed, speaker_tag, untagged
from audit.lang.dialogue import DialogueOf
from audit.lang.pack import Pack
from audit.lang.quotations import Quotation, quotes
from audit.lang.tokens import Tokens
from audit.text import Block, Span, trimmed

DASHES = "—―–-"
"""Marks at the start of a line of dialogue."""
DOUBLE = frozenset({"“", "”", '"', "''", "``"})
"""Marks that the tagger knows."""
TAG_END = re.compile(r"[^.!?…,;“”\"]{0,60}(?:[.](?!\w)|\s*$)")
"""From the verb that names a speaker to the end of the sentence."""
SPOKEN = frozenset({"speech", "fragment"})
"""Kinds of quotations that can be speech."""


class Marked:
    """Find the quotations of lines; the pattern of a speaker's tag is compiled only for texts that need it."""

    def __init__(self, text: str, pack: Pack, words: DialogueOf, speaking: Speaking | None) -> None:
        self.text, self.pack, self.words, self.speaking = text, pack, words, speaking
        self.before = speaking is not None

    @cached_property
    def tag(self) -> re.Pattern[str] | None:
        """Pattern of the words that name a speaker; None in a language without such words."""
        verbs = finite(self.speaking) | self.words.tags if self.speaking else self.words.tags
        return speaker_tag(verbs, before=self.before) if verbs else None

    def of(self, blocks: Sequence[Block]) -> Iterator[Quotation]:
        """Yield the outermost quotations of blocks, in order."""
        opens = [self.text[b.start : b.stop].lstrip()[:1] for b in blocks]
        speech = self.dialogue(blocks, opens)
        for n, b in enumerate(blocks):
            spans = speech.get(n, ())
            yield from (Quotation(a, z, 0, True, False, "speech") for a, z in spans)
            found = [q for q in quotes(self.text, self.pack, b.start, b.stop) if q.depth == 0]
            for q in found:
                if not any(a < q.stop and q.start < z for a, z in spans):
                    continued = n + 1 < len(blocks) and opens[n + 1] == self.text[q.start]
                    yield q if q.closed or continued else self.ended(q)

    def dialogue(self, blocks: Sequence[Block], opens: Sequence[str]) -> dict[int, Sequence[Span]]:
        """Find the speech of lines that a dash opens, by the number of the block."""
        lines = [n for n, mark in enumerate(opens) if mark and mark in DASHES]
        tag = self.tag if lines else None
        if tag is None:
            return {}
        personal = self.words.speaking | self.words.asking if self.before else ()
        found = {n: dashed(self.text, blocks[n].start, blocks[n].stop, tag, personal) for n in lines}
        out: dict[int, Sequence[Span]] = {n: spans for n, spans in found.items() if spans}
        for n in lines:
            if n not in out and (found.get(n - 1) or found.get(n + 1)):
                whole = untagged(self.text, blocks[n].start, blocks[n].stop)
                out |= {n: [whole]} if whole else {}
        return out

    def ended(self, q: Quotation) -> Quotation:
        """End an open quotation before the words that name its speaker, if they end a sentence."""
        tags = self.tag.finditer(self.text, q.start, q.stop) if self.tag else ()
        found = next((m for m in tags if TAG_END.match(self.text, m.end())), None)
        return q._replace(stop=trimmed(self.text, q.start, found.end("end")).stop) if found else q


def finite(speaking: Speaking) -> frozenset[str]:
    """Return the forms of verbs of saying that name a speaker after speech."""
    cues = speaking.cues
    return cues.finite(speaking.grammar.lists["inverting"].union(cues.verbs[w].lemma for w in cues.sayings))


def as_double(w: Tokens, found: Sequence[Quotation]) -> None:
    """Give the words that are marks around speech the form of double marks, in place."""
    for q in found:
        if q.kind != "speech":
            continue
        first, stop = bisect_left(w.start, q.start), bisect_left(w.start, q.stop)
        if first >= stop:
            continue
        if is_mark(w.form[first]):
            w.form[first] = w.lower[first] = "“"
        if q.closed and stop - first > 1 and is_mark(w.form[stop - 1]):
            w.form[stop - 1] = w.lower[stop - 1] = "”"


def is_mark(form: str) -> bool:
    """True for a quotation mark that the tagger does not know."""
    return form not in DOUBLE and form in "‘’'‚‛‹›«»„‟「」『』〝〞〟＂״"
