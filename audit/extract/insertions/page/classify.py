"""Blocks of a page that are not its story, told from markup, links, place, neighbours and wording.

Two boosted models judge each block: is it story, and is it promotion (`audit/extract/insertions/page/model.py`). A line that repeats an earlier
one is set aside without a model, and shapes tell a few lines that the models miss (`shaped.py`). Every row names what decided:
of a model, the three traits that weighed most.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.page.grams import markup, wording
from audit.extract.insertions.page.kinds import furniture, promo, promoted
from audit.extract.insertions.page.matrix import Words, busiest, matrix, styles, worded
from audit.extract.insertions.page.model import Blocks
from audit.extract.insertions.page.shapes import leading, offers
from audit.extract.insertions.page.traits import CLOSERS, STOPS
from audit.outlets import registrable
from audit.text import Block, Document

if TYPE_CHECKING:
    import numpy as np

STORY = 0.5
"""Probability from which a block counts as story."""
PROMO = 0.45
"""Probability from which a block counts as promotion."""
EITHER = 0.35
"""The same for a block that is clearly no story: lower, because furniture is what else it can be."""
SURE = 0.2
"""Probability of story under which a block is clearly none."""
ECHO = 4
"""Words of a line that can be told to repeat another."""
WHOLE = 0.25
"""Share of trafilatura's paragraphs that the model must leave in the story, else they are believed instead."""
PARAGRAPH = 120
"""Characters of a block that is believed then."""
TAIL = 6
"""Characters of a block in which the end of its last sentence is looked for."""


def blocks(document: Document, model: Blocks, so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Promotion and furniture among the blocks of a page; nothing in plain text."""
    if document.format != "html" or not document.blocks:
        return
    words = worded(document)
    again = repeats(document, words)
    x = seen(document, words, model)
    leaves = {"furniture": model.story.leaves(x), "promo": model.promo.leaves(x)}
    story, promotion = chance(model.story.summed(leaves["furniture"])), chance(model.promo.summed(leaves["promo"]))
    told = believed(document, story)
    machinery = {(f.start, f.stop) for f in so_far if f.kind == "interface"}
    own = registrable(document.host) if document.host else busiest(document.blocks)
    shapes, on_offer = leading(document.text, document.blocks, own), offers(document.text, document.blocks, own)
    promoting = (promotion >= PROMO) | ((promotion >= EITHER) & (story < SURE) & ~told)
    drop: list[tuple[int, str]] = []
    for n, (block, is_story, is_promo) in enumerate(zip(document.blocks, told.tolist(), promoting.tolist(), strict=True)):
        if block.zone == "headline":
            continue
        if block.start in again:
            yield Found(block.start, block.stop, "furniture", "label", "said before")
        elif (block.start, block.stop) in machinery or n in on_offer:
            continue  # a button is no promotion, however much it looks like its neighbours; a page of offers is about them
        elif is_promo and not leads_within(block):
            drop.append((n, "promo"))
        elif n in shapes:
            yield found(document, block, "promo", shapes[n], 1.0)
        elif not is_story:
            drop.append((n, "furniture"))
    yield from explained(document, model, leaves, drop, story, promotion)


def leads_within(block: Block) -> bool:
    """Whether a block is one link to a place on the same page: an entry of a table of contents promotes nothing."""
    size = block.stop - block.start
    return any(a.href[0] == "#" and len(a.href) > 1 and a.stop - a.start >= 0.8 * size for a in block.links if a.href)


def seen(document: Document, words: Sequence[Words], model: Blocks) -> "np.ndarray":
    """Traits and linear scores of every block, of given words, in the order of the model's names."""
    import numpy as np

    kinds, of = styles(document.blocks)
    said = np.array([model.worded(wording(w.each)) for w in words], dtype=np.float32)
    marked = np.array([model.marked(markup(b)) for b in kinds], dtype=np.float32)[of]
    traits = matrix(document, words, kinds, of)
    return np.hstack([traits, said[:, :1], marked[:, :1], said[:, 1:], marked[:, 1:]])


def chance(odds: "np.ndarray") -> "np.ndarray":
    """Probability of log-odds."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-odds)))


def believed(document: Document, story: "np.ndarray") -> "np.ndarray":
    """Which blocks are story: the model's word, unless it leaves next to nothing of the paragraphs that trafilatura keeps."""
    import numpy as np

    size = np.array([b.stop - b.start for b in document.blocks])
    kept = np.array([is_paragraph(document.text, b) for b in document.blocks])
    told = story >= STORY
    if size[told & kept].sum() < WHOLE * size[kept].sum():
        told = told | kept
    return told


def is_paragraph(text: str, block: Block) -> bool:
    """Whether a block is a paragraph that trafilatura keeps: long, and it ends a sentence."""
    if (block.kept or 0) < STORY or block.stop - block.start < PARAGRAPH:
        return False
    return text[block.stop - TAIL : block.stop].rstrip(CLOSERS)[-1:] in STOPS


def repeats(document: Document, words: Sequence[Words]) -> frozenset[int]:
    """Starts of blocks that say again, word for word, what the headline or an earlier block said."""
    said: set[str] = set()
    again = set()
    for block, w in zip(document.blocks, words, strict=True):
        if len(w.each) >= ECHO:
            line = " ".join(w.each if w.low.isascii() else w.text.casefold().split())
            if line in said:
                again.add(block.start)
            said.add(line)
    return frozenset(again)


def explained(
    document: Document, model: Blocks, leaves: "Mapping[str, np.ndarray]", drop: Sequence[tuple[int, str]],
    story: "np.ndarray", promotion: "np.ndarray",
) -> Iterable[Found]:  # fmt: skip
    """Insertions for the blocks that the models set aside, each with its kind and the traits that weighed most."""
    for role, forest, sign, sure in (("promo", model.promo, 1, promotion), ("furniture", model.story, -1, 1 - story)):
        at = [n for n, what in drop if what == role]
        if not at:
            continue
        heavy = heaviest(sign * forest.parted(leaves[role][at], len(model.names)))
        for n, top in zip(at, heavy, strict=True):
            block = document.blocks[n]
            rule = "block model: " + ", ".join(str(model.names[k]) for k in top)
            yield found(document, block, role, rule, float(sure[n]))


def heaviest(weights: "np.ndarray") -> "np.ndarray":
    """The three traits of each row that weighed most, the heaviest first: shape (n, 3)."""
    import numpy as np

    three = np.argpartition(weights, -3, axis=1)[:, -3:]
    order = np.take_along_axis(weights, three, axis=1).argsort(axis=1)[:, ::-1]
    return np.take_along_axis(three, order, axis=1)


def found(document: Document, block: Block, role: str, rule: str, sure: float) -> Found:
    """One block set aside."""
    text = document.text[block.start : block.stop]
    if role == "furniture":
        role, kind = furniture(text, block)
        return Found(block.start, block.stop, role, kind, rule, sure)
    kind = promo(text, block)
    headline, href, host = promoted(document, block, kind)
    return Found(block.start, block.stop, role, kind, rule, sure, headline, href, host)
