"""Insertions: words in an article that are not its story, found, typed and kept as evidence.

Finders read the document and yield finds; this module resolves overlaps: provenance precedes promotion, rules precede models,
longer finds precede shorter ones; no insertions overlap, and none crosses a line. An embedded post is always part of the
story, as somebody's words.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from audit.extract.embeds import spoken
from audit.extract.insertions.candidate import Found
from audit.extract.insertions.joined.segment import joined, joined_blocks
from audit.extract.insertions.kit import InsertionsKit
from audit.extract.insertions.page.classify import classified_blocks
from audit.extract.insertions.paragraph.headlines import headlines_in_paragraphs
from audit.extract.insertions.paragraph.linked_headlines import linked_headlines
from audit.extract.insertions.paragraph.offers import offers_in_paragraphs
from audit.extract.insertions.paragraph.requests import asked_alone, reported, requests_in_paragraphs
from audit.extract.insertions.paragraph.story_sentences import StorySentences
from audit.extract.insertions.paragraph.woken import tries_by_line
from audit.extract.insertions.plain.line_model import classified_lines
from audit.extract.insertions.plain.lists import among_story, capitals, contacts, labels, listed
from audit.extract.insertions.plain.reader_comments import comments
from audit.extract.insertions.plain.split import Line, lines
from audit.extract.insertions.plain.tooltips import tooltips
from audit.extract.insertions.settle import fused, settle
from audit.extract.insertions.wordings.match import literals, phrased
from audit.extract.insertions.wordings.persons_of_story import OPENING, introduces, signs_quotation
from audit.extract.insertions.wordings.rejoined import rejoined
from audit.rows import Insertion, Rows
from audit.text import Block, Document, Span, counted, ends_sentence

Finder = Callable[[Document, InsertionsKit, tuple[Line, ...], tuple[Found, ...]], Iterable[Found]]
"""Entry of `FINDERS` or `MODELS`: passes a detector its parts of the kit, the lines and the finds so far."""

FULL = 6
"""Minimum spaces of a sentence of the story in a block that the models would leave out."""


def wordings(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Apply the rules of `data/phrases.yaml`, except from inside an insertion whose ends are known, such as a tooltip."""
    for f in worded(document, kit, split):
        if not any(known.start < f.start < known.stop for known in so_far):
            yield f


def worded(document: Document, kit: InsertionsKit, split: tuple[Line, ...]) -> Iterable[Found]:
    """Apply the rules of `data/phrases.yaml` to lines, and to sentences of paragraphs that also have story.

    On a page, a line without words is left to the block models.
    """
    text, story = document.text, story_sentences(document, kit)
    places = literals(text, kit.phrases)
    split = rejoined(text, split, kit.phrases, places)
    starts = [line.start for line in split]
    for f in phrased(text, places, split, kit.phrases, kit.seams, kit.vocabulary.asked):
        if document.format != "text" and not any(map(str.isalnum, text[f.start : f.stop])):
            continue
        if signs_quotation(text, f) or introduces(text, f):
            continue
        if f.role == "furniture" and document.format != "text":
            yield f
        elif not reported(story, split[bisect_right(starts, f.start) - 1], f):
            yield asked_alone(story, split[bisect_right(starts, f.start) - 1], f, kit.phrases.rules[f.rule], places)
    woken = list(tries_by_line(text, places, split, kit.phrases))
    yield from requests_in_paragraphs(story, woken)
    yield from headlines_in_paragraphs(story, woken, kit.seams)
    if document.format != "text":
        yield from linked_headlines(story, document.blocks, woken)


def story_sentences(document: Document, kit: InsertionsKit) -> StorySentences:
    """Prepare the decision which sentences of a document are story."""
    linked = frozenset(a.stop for block in document.blocks for a in block.links)
    return StorySentences(document.text, kit.sentences, kit.vocabulary, kit.seams.words, linked)


def structure(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Find insertions by place and shape: lines below a heading, lines in capitals in a text that has lost its markup."""
    yield from contacts(document.text, split, so_far)
    if document.format == "text":
        yield from labels(document.text, split, kit.vocabulary.labels)
        yield from listed(document.text, split, so_far)
        yield from comments(document.text, split, so_far)
        yield from capitals(document.text, split, so_far)


def glued_names(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Find tooltips fused into a sentence."""
    return tooltips(document.text, (Span(b.start, b.stop) for b in document.blocks))


def offers(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Find sentences of paragraphs that offer or ask in words without a rule; on a page, only of what is the outlet's own."""
    taken = [Span(f.start, f.stop) for f in so_far]
    return offers_in_paragraphs(story_sentences(document, kit), split, taken, own=document.format != "text")


def struck(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Find words that the page strikes through, except prices."""
    for start, stop in (span for block in document.blocks for span in block.struck):
        words = document.text[start:stop]
        if any(map(str.isalnum, words)) and not any(unicodedata.category(c) == "Sc" for c in words):
            yield Found(start, stop, "provenance", "struck_out", "struck-out")


def line_model(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Find lines of plain text that the line model classifies as promotion, where the earlier finders found nothing.

    A whole sentence with a reporting word is story, even between two promotions, and so is a line in a list of the story.
    """
    if document.format != "text":
        return
    text, told = document.text, kit.vocabulary.asked.told
    finds = list(classified_lines(text, split, so_far, kit.lines, kit.seams.words, kit.vocabulary.line))
    kept = among_story(text, split, {f.start for f in so_far}, {f.start for f in finds}) if finds else frozenset()
    for f in finds:
        words = text[f.start : f.stop]
        if f.start not in kept and not (ends_sentence(words) and told.search(words.lower())):
            yield f


def span_model(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Find spans of promotion in blocks of plain text in which many texts touch."""
    if document.format != "text" or not joined_blocks(split):
        return ()
    return joined(document.text, split, so_far, kit.joined.opened, kit.seams.words, kit.phrases, kit.vocabulary.line)


def block_models(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Find blocks of a page that are promotion or furniture.

    A quotation with its reporting word and no link is story, and so are a plain sentence behind a paragraph of the story and a
    line that the page declares as its standfirst. A name that it declares as its author's is a byline.
    """
    blocks, told = {b.start: b for b in document.blocks}, kit.vocabulary.asked.told
    finds = list(classified_blocks(document, kit.blocks, kit.vocabulary, so_far))
    taken = {f.start for f in (*so_far, *finds)}
    for f in finds:
        words, block = document.text[f.start : f.stop], blocks[f.start]
        if block.declared == "standfirst" and f.rule != "said before" and f.kind != "caption":
            continue
        quotes = words[0] in OPENING and ends_sentence(words) and told.search(words.lower())
        story = quotes if f.role == "promo" else f.kind == "label" and continues(document, kit, block, taken)
        if block.links or not story:
            yield f._replace(role="provenance", kind="byline") if signs(block, f) else f
    for block in document.blocks:
        signed = block.declared == "author" or (
            block.declared == "byline" and any(map(str.isdigit, document.text[block.start : block.stop]))
        )
        if signed and block.start not in taken:
            yield Found(block.start, block.stop, "provenance", "byline", "declared author")


def signs(block: Block, found: Found) -> bool:
    """True when a find is a line that names an author whom the page declares; in a caption only if it names nothing else."""
    if found.kind == "cross_promotion" and block.links:
        return False
    if block.declared == "author":
        return found.role == "furniture" or found.kind == "cross_promotion"
    return block.declared == "byline" and found.kind in {"label", "interface", "cross_promotion"}


def continues(document: Document, kit: InsertionsKit, block: Block, taken: AbstractSet[int]) -> bool:
    """True when a block without a class of its own is a sentence of the story behind the story's last paragraph.

    `taken` holds the starts of all finds.
    """
    words = document.text[block.start : block.stop]
    if not (ends_sentence(words) and words.count(" ") >= FULL and kit.vocabulary.families["body"].issuperset(block.tokens)):
        return False
    before = document.blocks[document.blocks.index(block) - 1]
    if before.start > block.start or before.start in taken or before.zone == "headline":
        return False
    return story_sentences(document, kit).tells(Span(block.start, block.stop))


FINDERS: tuple[Finder, ...] = (struck, glued_names, wordings, structure)
"""Finders by rules, in order: a later one gets the finds of the earlier ones."""

MODELS: tuple[Finder, ...] = (line_model, span_model, block_models, offers)
"""Finders by model, for the rest: lines of plain text, spans of joined blocks, blocks of a page, sentences."""


def insertions(document: Document, kit: InsertionsKit, rows: Rows) -> Iterable[Insertion]:
    """Yield promotion, provenance notes and furniture of a document, in order, without overlaps."""
    finds = found_by((*FINDERS, *MODELS), document, kit, lines(document, kit.seams))
    if said := list(spoken(document, kit.embeds)):
        finds = tuple(f for f in finds if not any(s.start <= f.start < s.stop for s in said))
    placed = settle(document, finds)
    starts = [b.start for b in document.blocks]
    taken = [Span(f.start, f.stop) for f in placed]
    for f in placed:
        yield Insertion(
            doc=document.id,
            kit=rows.kit,
            start=f.start,
            stop=f.stop,
            role=f.role,
            kind=f.kind,
            rule=f.rule,
            fused=fused(document.text, f, taken),
            zone=document.blocks[max(bisect_right(starts, f.start) - 1, 0)].zone,
            headline_start=f.headline.start if f.headline else None,
            headline_stop=f.headline.stop if f.headline else None,
            href=f.href,
            host=f.host,
            words=counted(document.text[f.start : f.stop]),
        )


def found_by(finders: Sequence[Finder], document: Document, kit: InsertionsKit, split: tuple[Line, ...]) -> tuple[Found, ...]:
    """Collect the finds of some finders, each of which gets the finds of those before it."""
    finds: tuple[Found, ...] = ()
    for finder in finders:
        finds += tuple(finder(document, kit, split, finds))
    return finds
