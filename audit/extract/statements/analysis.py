"""A document read for statements: sentences outside insertions as words with tags, and the quotations around them."""

from bisect import bisect_left
from collections.abc import Sequence

from audit.extract.embeds import Displayed
from audit.extract.statements.embedded import set_apart
from audit.extract.statements.interviews.turn import Turn
from audit.extract.statements.kit import StatementsKit
from audit.extract.statements.quotation_marks import SPOKEN, Marked, as_double
from audit.lang.quotations import Quotation
from audit.lang.reading import Reading
from audit.lang.sentences import Pieces, whole
from audit.lang.tokens import Tokens, tokenise
from audit.rows import Insertion, Rows
from audit.text import Document, Span, without


def analyse(
    document: Document, kit: StatementsKit, rows: Rows, shown: Sequence[Displayed] = (), talk: Sequence[Turn] = ()
) -> Reading:
    """Read the text outside insertions and the tail; `shown` are displayed quotations, `talk` turns, both without marks."""
    speaking, pack = kit.nearest(document.lang), kit.packs.nearest(document.lang)
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion)]
    text = without(document.text, holes)
    sentences: list[Pieces] = []
    lines: list[int] = []
    blocks = [b for b in document.blocks if b.zone != "tail"]
    found = list(Marked(text, pack, kit.dialogue.of(document.lang), kit.of(document.lang)).of(blocks))
    for n, block in enumerate(blocks):
        sentences += whole(text, Span(block.start, block.stop), holes, pack)
        lines += [n] * (len(sentences) - len(lines))
    found = set_apart(found, [*(d.lines for d in shown), *(t.lines for t in talk)])
    w = tokenise(document.text, sentences, lines, pack)
    as_double(w, found)
    return Reading(
        words=w,
        tags=speaking.tags.of(w.form, w.sentence),
        quotes=found,
        inside=inside(w, found),
        bounds=bounds(w),
        cues=speaking.cues,
        grammar=speaking.grammar,
    )


def inside(w: Tokens, found: list[Quotation]) -> list[int]:
    """Number the quotation around each word, -1 for none."""
    out = [-1] * len(w)
    k = 0
    for n, q in enumerate(found):
        first = max(k, bisect_left(w.start, q.start))
        k = max(first, bisect_left(w.start, q.stop))
        if q.kind in SPOKEN:
            out[first:k] = [n] * (k - first)
    return out


def bounds(w: Tokens) -> list[tuple[int, int]]:
    """Return first word and one past the last of each sentence."""
    firsts = [k for k, s in enumerate(w.sentence) if not k or w.sentence[k - 1] != s]
    return list(zip(firsts, [*firsts[1:], len(w)], strict=True)) if firsts else []
