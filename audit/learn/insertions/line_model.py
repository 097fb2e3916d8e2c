"""The line classifier: which lines of plain text are promotion although no wording says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from audit.extract.insertions import FINDERS, found_by
from audit.extract.insertions.kit import InsertionsKit
from audit.extract.insertions.plain.line_model import described
from audit.extract.insertions.plain.split import lines
from audit.learn.insertions.corpora import Segment
from audit.learn.linear import fit
from audit.models.linear import Linear
from audit.text import Document

VIEWS = ("newspaper3k_text", "html_blocks", "html_text_content")
PLAIN, KNOWN = 4.0, 0.3
"""Weights: of a line of text as published against one of a page's blocks, and of a line that a rule knows already."""

THRESHOLD = 0.5


class Labelled(NamedTuple):
    """The features of a line, whether it is promotion, and its weight in training."""

    features: list[str]
    promo: bool
    weight: float


def labelled(kit: InsertionsKit, texts: Mapping[str, str], segments: Iterable[Segment]) -> list[Labelled]:
    """The lines of all texts, each with the label of the segment that holds most of it; ignored segments left out."""
    by_doc: dict[str, list[Segment]] = defaultdict(list)
    for s in segments:
        if s.view in VIEWS:
            by_doc[s.doc].append(s)
    return [row for doc, mine in sorted(by_doc.items()) for row in rows(kit, texts[doc], mine)]


def rows(kit: InsertionsKit, text: str, segments: Sequence[Segment]) -> list[Labelled]:
    """The labelled lines of one text."""
    document = Document.of(text)
    split = lines(document, kit.seams)
    finds = found_by(FINDERS, document, kit, split)
    known = {f.start for f in finds}
    found = []
    for line, features in described(text, split, finds, kit.seams.words, every=True):
        best = max(segments, key=lambda s: min(s.stop, line.stop) - max(s.start, line.start))
        if min(best.stop, line.stop) - max(best.start, line.start) <= 0.5 * (line.stop - line.start) or best.role == "ignore":
            continue
        weight = (PLAIN if best.view == VIEWS[0] else 1.0) * (KNOWN if line.start in known else 1.0)
        found.append(Labelled(features, best.role == "promo", weight))
    return found


def trained(found: Sequence[Labelled]) -> Linear:
    """The model of the labelled lines."""
    model = fit(
        [r.features for r in found], [r.promo for r in found], c=0.1, fewest=4, smallest=0.03, weights=[r.weight for r in found]
    )
    return replace(model, threshold=THRESHOLD)
