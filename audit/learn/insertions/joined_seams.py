"""Train the model of seams in lines where many texts touch (`seam_joined.json`) on the labelled promo corpus."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from audit.extract.insertions.plain.seam_features import described
from audit.extract.insertions.plain.seams import AROUND, candidates, crowd
from audit.lang.frequency import WordBands
from audit.learn.insertions.corpora import Segment
from audit.learn.linear import fit
from audit.models.linear import Linear
from audit.text import Document

VIEWS = ("html_text_content", "newspaper3k_text", "synthetic_newline_removed")
"""Views for training: pages joined without a break, texts as published, and texts with one break removed."""


def by_document(labelled: Iterable[Segment]) -> dict[str, list[Segment]]:
    """Group the segments of `VIEWS` by document."""
    found: dict[str, list[Segment]] = defaultdict(list)
    for s in labelled:
        if s.view in VIEWS:
            found[s.doc].append(s)
    return dict(found)


def joined_rows(text: str, labelled: Sequence[Segment], words: WordBands) -> tuple[list[list[str]], list[bool]]:
    """Compute features of every candidate in the blocks of a text, and whether a segment begins or ends there."""
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


def train_joined_seams(
    texts: Mapping[str, str], documents: Mapping[str, Sequence[Segment]], words: WordBands, *, c: float = 0.5
) -> Linear:
    """Train on the candidates of all documents."""
    xs: list[list[str]] = []
    ys: list[bool] = []
    for doc, labelled in sorted(documents.items()):
        x, y = joined_rows(texts[doc], labelled, words)
        xs += x
        ys += y
    return fit(xs, ys, c=c)
