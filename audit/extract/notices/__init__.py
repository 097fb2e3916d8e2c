"""Notices: words of the story that show a signal absent from all other tables.

Right of reply, anonymity and its reason are found by wording (`signal_cues.py`, in every
language); documents cited without a link nearby, figures without a source in their sentence, and headlines stronger than their
text by the rules of the text's language (`judgements.py`). The former are facts, the latter three judgements; `audit explain`
labels each.
"""

from collections.abc import Iterable, Iterator

from audit.extract.notices.judgements import Found
from audit.extract.notices.kit import NoticesKit
from audit.extract.notices.signal_cues import Cue
from audit.lang.sentences import spans
from audit.rows import Insertion, Link, Notice, Rows, Statement
from audit.text import Document, Span, without


def notices(document: Document, kit: NoticesKit, rows: Rows) -> Iterable[Notice]:
    """Yield the notices of a document, in order; judgements only if its language has some."""
    found = {*worded(document, kit.cues, rows), *judged(document, kit, rows)}
    for start, stop, signal, rule in sorted(found):
        yield Notice(doc=document.id, kit=rows.kit, start=start, stop=stop, signal=signal, rule=rule)


def worded(document: Document, cues: Iterable[Cue], rows: Rows) -> Iterator[Found]:
    """Yield the finds of the wordings, outside promotion and furniture."""
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion) if i.role != "provenance"]
    lowered = document.text.lower()
    awake = [cue for cue in cues if cue.wakes(lowered)]
    for block in document.blocks if awake else ():
        line = document.text[block.start : block.stop]
        low = line.lower()
        for cue in awake:
            for span in cue.spans(line) if cue.wakes(low) else ():
                start = block.start + span.start
                if not any(hole.start <= start < hole.stop for hole in holes):
                    yield Found(start, block.start + span.stop, cue.signal, cue.name)


def judged(document: Document, kit: NoticesKit, rows: Rows) -> Iterator[Found]:
    """Yield the judgements of the document's language; only a page can lack a link."""
    known = kit.of(document.lang)
    if known is None:
        return
    pack, judgements = known
    sentences = [(field, Span(pieces[0].start, pieces[-1].stop)) for field, pieces in spans(document, rows, pack)]
    text = without(document.text, (Span(i.start, i.stop) for i in rows.of(Insertion)))
    links = [row.start for row in rows.of(Link) if row.zone == "body"] if document.format == "html" else None
    yield from judgements.cited(text, sentences, links)
    yield from judgements.unsourced(text, sentences, [Span(s.start, s.stop) for s in rows.of(Statement)])
    yield from judgements.overstated(text, sentences)
