"""Blocks of a page that are not its story, by markup, links, place, neighbours and wording.

Two boosted models classify each block (`model.py`): story or not, promotion or not. A line that repeats an earlier one is
excluded without a model, and shapes decide a few lines that the models miss (`shapes.py`). Every row names the reason: for a
model, the three traits with the greatest weight.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.page.grams import markup_grams, word_grams
from audit.extract.insertions.page.kinds import furniture_kind, promo_kind, promoted
from audit.extract.insertions.page.matrix import Words, busiest, matrix, styles, worded
from audit.extract.insertions.page.model import Blocks
from audit.extract.insertions.page.shapes import leading, offers
from audit.extract.insertions.vocabulary import Vocabulary
from audit.lang.prose import is_prose
from audit.outlets import registrable
from audit.text import Block, Document, ends_sentence

if TYPE_CHECKING:
    import numpy as np

STORY = 0.5
"""Minimum probability of a block of the story, and minimum share of its paragraphs that trafilatura keeps."""
PROMO = 0.45
"""Minimum probability of promotion."""
EITHER = 0.35
"""Minimum probability of promotion in a block that is clearly not story: lower, because the alternative is furniture."""
SURE = 0.2
"""Maximum probability of story in a block that is clearly not story."""
ECHO = 4
"""Minimum words of a line that can repeat another."""
WHOLE = 0.25
"""Minimum share of trafilatura's paragraphs that the model must keep as story; below it, trafilatura's decision is used."""
PARAGRAPH = 120
"""Minimum characters of a block to which trafilatura's decision then applies."""
TAGLINE, STAMP = 7, 6
"""Minimum spaces of a line below the headline that says what the story is about, and maximum of one that says when."""
INNER = 0.8
"""Minimum share of a block that a link within the page covers in a table of contents."""


def classified_blocks(document: Document, model: Blocks, known: Vocabulary, so_far: Sequence[Found]) -> Iterable[Found]:
    """Yield promotion and furniture among the blocks of a page; nothing for plain text."""
    if document.format != "html" or not document.blocks:
        return
    words = worded(document)
    again = repeats(document, words)
    x = inputs(document, words, model, known)
    leaves = {"furniture": model.story.leaves(x), "promo": model.promo.leaves(x)}
    story, promotion = chance(model.story.summed(leaves["furniture"])), chance(model.promo.summed(leaves["promo"]))
    told = believed(document, story)
    mixed = {block.start for f in so_far if f.whole for block in document.blocks if block.start <= f.start < block.stop}
    machinery = {(f.start, f.stop) for f in so_far if f.kind == "interface"}
    own = registrable(document.host) if document.host else busiest(document.blocks)
    shapes = leading(document.text, document.blocks, own, known)
    on_offer = offers(document.text, document.blocks, own, known)
    promoting = (promotion >= PROMO) | ((promotion >= EITHER) & (story < SURE) & ~told)
    drop: dict[str, list[int]] = {"promo": [], "furniture": []}
    for n, (block, is_story, is_promo) in enumerate(zip(document.blocks, told.tolist(), promoting.tolist(), strict=True)):
        if block.zone == "headline" or block.start in mixed:
            continue
        if block.start in again:
            yield Found(block.start, block.stop, "furniture", "label", "said before")
        elif (block.start, block.stop) in machinery or n in on_offer:
            continue  # a button is not promotion, however similar to its neighbours; offers are the subject of a page of offers
        elif is_promo and not (leads_within(block) or below_headline(document, n)):
            drop["promo"].append(n)
        elif n in shapes:
            yield set_aside(document, block, words[n].low, "promo", shapes[n], 1.0, known)
        elif not is_story:
            drop["furniture"].append(n)
    sure = {"promo": promotion, "furniture": 1 - story}
    for n, role, rule in explained(model, leaves, drop):
        yield set_aside(document, document.blocks[n], words[n].low, role, rule, float(sure[role][n]), known)


def leads_within(block: Block) -> bool:
    """True when a block is one link to a place on the same page: an entry of a table of contents promotes nothing."""
    size = block.stop - block.start
    return any(a.href[0] == "#" and len(a.href) > 1 and a.stop - a.start >= INNER * size for a in block.links if a.href)


def below_headline(document: Document, n: int) -> bool:
    """True for a line below the headline without links that is a sentence, as long as one, or a day: it promotes nothing."""
    block = document.blocks[n]
    if not n or document.blocks[n - 1].zone != "headline" or block.links:
        return False
    words = document.text[block.start : block.stop]
    spaces = words.count(" ")
    return ends_sentence(words) or spaces >= TAGLINE or (spaces < STAMP and any(map(str.isdigit, words)))


def inputs(document: Document, words: Sequence[Words], model: Blocks, known: Vocabulary) -> "np.ndarray":
    """Compute traits and linear scores of every block, in the order of the model's names: float32, shape (blocks, names)."""
    import numpy as np

    kinds, of = styles(document.blocks)
    said = np.array([model.worded(word_grams(w.each)) for w in words], dtype=np.float32)
    marked = np.array([model.marked(markup_grams(b)) for b in kinds], dtype=np.float32)[of]
    traits = matrix(document, words, kinds, of, known)
    return np.hstack([traits, said[:, :1], marked[:, :1], said[:, 1:], marked[:, 1:]])


def chance(odds: "np.ndarray") -> "np.ndarray":
    """Convert log-odds to probabilities."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-odds)))


def believed(document: Document, story: "np.ndarray") -> "np.ndarray":
    """Decide which blocks are story: by the model, unless it drops almost all paragraphs that trafilatura keeps."""
    import numpy as np

    size = np.array([b.stop - b.start for b in document.blocks])
    kept = np.array([is_paragraph(document.text, b) for b in document.blocks])
    told = story >= STORY
    if size[told & kept].sum() < WHOLE * size[kept].sum():
        told = told | kept
    return told


def is_paragraph(text: str, block: Block) -> bool:
    """True for a block of prose that trafilatura keeps."""
    return (block.kept or 0) >= STORY and is_prose(text[block.start : block.stop], least_characters=PARAGRAPH)


def repeats(document: Document, words: Sequence[Words]) -> frozenset[int]:
    """List the starts of blocks that repeat, word for word, the headline or an earlier block."""
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
    model: Blocks, leaves: "Mapping[str, np.ndarray]", drop: Mapping[str, Sequence[int]]
) -> Iterable[tuple[int, str, str]]:
    """Yield index, role and rule of the blocks that the models exclude, by role."""
    for role, forest, sign in (("promo", model.promo, 1), ("furniture", model.story, -1)):
        if drop[role]:
            weights = sign * forest.parted(leaves[role][drop[role]], len(model.names))
            for n, rule in zip(drop[role], explanations(weights, model.names), strict=True):
                yield n, role, rule


def explanations(weights: "np.ndarray", names: Sequence[str]) -> list[str]:
    """Name the three traits of each row with the greatest weight, heaviest first.

    >>> import numpy as np
    >>> explanations(np.array([[0.1, 0.5, -1.0, 0.3]]), ["words", "links", "price", "place"])
    ['block model: links, place, words']
    """
    import numpy as np

    three = np.argpartition(weights, -3, axis=1)[:, -3:]
    order = np.take_along_axis(weights, three, axis=1).argsort(axis=1)[:, ::-1]
    top = np.take_along_axis(three, order, axis=1)
    return ["block model: " + ", ".join(str(names[k]) for k in row) for row in top.tolist()]


def set_aside(document: Document, block: Block, low: str, role: str, rule: str, sure: float, known: Vocabulary) -> Found:
    """Make the find of one block, its words in lower case, with its kind and, for promotion, its target."""
    if role == "furniture":
        role, kind = furniture_kind(low, block, known)
        return Found(start=block.start, stop=block.stop, role=role, kind=kind, rule=rule, sure=sure)
    kind = promo_kind(low, block, known)
    headline, href, host = promoted(document, block, kind)
    return Found(
        start=block.start, stop=block.stop, role=role, kind=kind, rule=rule, sure=sure, headline=headline, href=href, host=host
    )
