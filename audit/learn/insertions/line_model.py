"""Train the line classifier (`promo_lines.json`): lines of plain text that are promotion without a telltale wording."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from audit.extract.insertions import FINDERS, found_by
from audit.extract.insertions.kit import InsertionsKit
from audit.extract.insertions.plain.line_model import described_lines
from audit.extract.insertions.plain.split import lines
from audit.learn.insertions.corpora import Segment
from audit.learn.linear import fit
from audit.models.linear import Linear
from audit.text import Document

VIEWS = ("newspaper3k_text", "html_blocks", "html_text_content")
PLAIN, KNOWN = 4.0, 0.3
"""Training weights: of a line of text as published, against 1 for a page's block; of a line that a rule already finds."""

THRESHOLD = 0.5
"""Minimum probability of promotion."""


class Labelled(NamedTuple):
    """Features of a line, whether it is promotion, and its weight in training."""

    features: list[str]
    promo: bool
    weight: float


def labelled_lines(kit: InsertionsKit, texts: Mapping[str, str], segments: Iterable[Segment]) -> list[Labelled]:
    """Label the lines of all texts by the segment that covers most of each; lines of ignored segments are skipped."""
    by_doc: dict[str, list[Segment]] = defaultdict(list)
    for s in segments:
        if s.view in VIEWS:
            by_doc[s.doc].append(s)
    return [row for doc, mine in sorted(by_doc.items()) for row in line_rows(kit, texts[doc], mine)]


def line_rows(kit: InsertionsKit, text: str, segments: Sequence[Segment]) -> list[Labelled]:
    """Label the lines of one text."""
    document = Document.of(text)
    split = lines(document, kit.seams)
    finds = found_by(FINDERS, document, kit, split)
    known = {f.start for f in finds}
    found = []
    for line, features in described_lines(text, split, finds, kit.seams.words, every=True):
        best = max(segments, key=lambda s: min(s.stop, line.stop) - max(s.start, line.start))
        if min(best.stop, line.stop) - max(best.start, line.start) <= 0.5 * (line.stop - line.start) or best.role == "ignore":
            continue
        weight = (PLAIN if best.view == VIEWS[0] else 1.0) * (KNOWN if line.start in known else 1.0)
        found.append(Labelled(features, best.role == "promo", weight))
    return found


def train_lines(found: Sequence[Labelled]) -> Linear:
    """Train on labelled lines."""
    model = fit(
        [r.features for r in found], [r.promo for r in found], c=0.1, fewest=4, smallest=0.03, weights=[r.weight for r in found]
    )
    return replace(model, threshold=THRESHOLD)
