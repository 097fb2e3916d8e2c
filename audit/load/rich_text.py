"""Articles in rich text (.rtf): paragraphs as blocks, white space collapsed, table cells joined by a tab, links kept."""

import re
from itertools import pairwise

from audit.errors import AuditError
from audit.load.draft import Parsed
from audit.load.input import Input
from audit.load.rtf import CELL, Paragraph, rich_paragraphs
from audit.text import Anchor, Block, Said, can_be_headline, trimmed

SPACE = re.compile(r"[ \t\n\u00a0]+")  # white space that is collapsed


def rich_text(given: Input, raw: bytes | str) -> Parsed:
    """Parse a rich text. Raises `AuditError` when it is damaged or holds no words.

    >>> parsed = rich_text(Input("a.rtf"), rb"{\\rtf1 Talks resume\\par They met again.\\par}")
    >>> parsed.text, parsed.body_start
    ('Talks resume\\nThey met again.', 13)
    """
    found = rich_paragraphs(raw.encode("utf-8", "replace") if isinstance(raw, str) else raw, given.id)
    said = () if found.whole else (Said("access", "partial", "text"),)
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for paragraph in found.paragraphs:
        text, links = collapsed(paragraph, at)
        if text:
            texts.append(text)
            blocks.append(Block(at, at + len(text), "p", "body", links=links))
            at += len(text) + 1
    if not blocks:
        raise AuditError(f"{given.id}: rich text without words", "save it as .docx or .txt")
    if len(blocks) > 1 and can_be_headline(texts[0]):
        blocks[0] = Block(0, len(texts[0]), "h1", "headline", links=blocks[0].links)
        return Parsed("\n".join(texts), tuple(blocks), blocks[1].start, said)
    return Parsed("\n".join(texts), tuple(blocks), 0, said)


def collapsed(paragraph: Paragraph, at: int) -> tuple[str, tuple[Anchor, ...]]:
    """Text and links of a paragraph with white space collapsed and a tab between cells; `at` is its place in the document."""
    edges = sorted({0, len(paragraph.text), *(n for a in paragraph.links for n in (a.start, a.stop))})
    pieces: list[str] = []
    place, length, last = {0: 0}, 0, " "
    for start, stop in pairwise(edges):
        piece = SPACE.sub(" ", paragraph.text[start:stop]).replace(CELL, "\t")
        piece = piece[1:] if last in " \t" and piece.startswith(" ") else piece
        pieces.append(piece)
        length += len(piece)
        place[stop], last = length, piece[-1:] or last
    text = "".join(pieces)
    lead = len(text) - len(text.lstrip())
    spans = ((*trimmed(text, place[a.start], place[a.stop]), a.href) for a in paragraph.links)
    links = tuple(Anchor(at + start - lead, at + stop - lead, href) for start, stop, href in spans if start < stop)
    return text.strip(), links
