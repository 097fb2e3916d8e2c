"""Seams of pages whose blocks were joined without a break, from the labelled promo corpus."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from audit.extract.insertions.plain.seams import AROUND, candidates, crowd, described
from audit.lang.frequency import Words
from audit.learn.insertions.corpora import Segment
from audit.learn.linear import fit
from audit.models.linear import Linear
from audit.text import Document

VIEWS = ("html_text_content", "newspaper3k_text", "synthetic_newline_removed")


def by_document(labelled: Iterable[Segment]) -> dict[str, list[Segment]]:
    """The segments of pages joined without a break, and of texts as published, in which little is joined; by document."""
    found: dict[str, list[Segment]] = defaultdict(list)
    for s in labelled:
        if s.view in VIEWS:
            found[s.doc].append(s)
    return dict(found)


def rows(text: str, labelled: Sequence[Segment], words: Words) -> tuple[list[list[str]], list[bool]]:
    """The features of every candidate in the blocks of a text, and whether a segment begins or ends there."""
    ends = {s.start for s in labelled} | {s.stop for s in labelled}
    xs, ys = [], []
    for block in Document.of(text).blocks:
        start = block.start
        found = list(candidates(text, block.start, block.stop))
        among = crowd(text, found)
        for at in found:
            xs.append(described(text, max(start, at - AROUND), at, min(block.stop, at + AROUND), words, among))
            ys.append(at in ends)
            start = at if ys[-1] else start
    return xs, ys


def joined(texts: Mapping[str, str], documents: Mapping[str, Sequence[Segment]], words: Words, *, c: float = 0.5) -> Linear:
    """The model that is used in a line where many texts touch."""
    xs: list[list[str]] = []
    ys: list[bool] = []
    for doc, labelled in sorted(documents.items()):
        x, y = rows(texts[doc], labelled, words)
        xs += x
        ys += y
    return fit(xs, ys, c=c)
