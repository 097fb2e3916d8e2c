"""Articles in PDF: words with positions become columns, lines, paragraphs, and one text.

The text is the headline (the largest words of the first page), then the paragraphs in the order of reading. Left out, and kept
as claims: artifacts of tagged pages, running heads and page numbers. What the file says of itself are claims of origin `meta`
that resolve nothing: titles are often those of templates, authors those of accounts, the day that of printing.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

from audit.load.draft import Parsed
from audit.load.input import Input
from audit.load.pdf.columns import Line, across, blocks_of, cut_rows, in_order, line_of, rows_of, usual_size
from audit.load.pdf.furniture import Cleaned, without_furniture
from audit.load.pdf.gutters import gutters_of
from audit.load.pdf.initials import parted, with_initials
from audit.load.pdf.pages import Page, Pdf, pdf_pages, problem
from audit.load.pdf.paragraphs import Paragraph, joined, paragraphs_of, words_inside
from audit.load.pdf.turned import leftward_order, levelled
from audit.text import LONGEST_HEADLINE, Anchor, Block, Said, can_be_headline, counted

LARGE, HEADING = 1.25, 1.12
"""Minimum size of a headline, and of a heading, in units of the size of most letters."""
STORY = 12
"""Minimum words of a paragraph that can be the first of the story."""
STAMP = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?")
"""A moment as PDF writes it (ISO 32000-1, section 7.9.4)."""
FIELDS = (("Title", "document_title"), ("Author", "document_author"))


def pdf(given: Input, raw: bytes | str) -> Parsed:
    """Parse a PDF. Raises `AuditError` when it cannot be read or holds no text."""
    found = pdf_pages(raw if isinstance(raw, bytes) else raw.encode("utf-8", "replace"), given.id)
    levels = [levelled(page) for page in found.pages]
    cleaned = without_furniture([page for page, _ in levels])
    pages = [page_lines(page) for page in cleaned.pages]
    blocks = [block for page in pages for block in page]
    beside = [[line] for _, words in levels for line in map(line_of, rows_of(words))]
    lines = [line for block in [*blocks, *beside] for line in block]
    if not lines:
        raise problem("scanned", given.id)
    known = words_inside(lines)
    paragraphs = [joined(some, known) for some in paragraphs_of(blocks)]
    opening = [joined(some, known) for some in paragraphs_of(pages[0])]
    head = headline_of(opening, usual_size([w for line in lines for w in line.words]))
    if head is not None:
        paragraphs.remove(head)
    paragraphs += [joined(some, known) for some in paragraphs_of(beside)]
    return composed(head, paragraphs, [*claims(found, cleaned)])._replace(url=cleaned.address)


def page_lines(page: Page) -> list[list[Line]]:
    """The blocks of a page in the order of reading."""
    size = usual_size(page.words)
    words, initials = parted(page.words, size)
    rows = rows_of(words)
    steps = sorted(b[0].base - a[0].base for a, b in pairwise(rows) if b[0].base - a[0].base > size / 2)
    leading = min(max(steps[len(steps) // 2], size), 2 * size) if steps else size
    lines = with_initials(cut_rows(rows, gutters_of(rows, size, leading)), initials)
    return [[leftward_order(line) for line in block] for block in in_order(blocks_of(across(lines, size)))]


def headline_of(paragraphs: Sequence[Paragraph], size: float) -> Paragraph | None:
    """The first of the largest paragraphs of the first page, when it is large; None where there is none."""
    able = [p for p in paragraphs if len(p.text) <= LONGEST_HEADLINE and counted(p.text) > 1]
    most = max((p.size for p in able), default=0.0)
    return next((p for p in able if p.size == most), None) if most >= LARGE * size and len(paragraphs) > 1 else None


def composed(head: Paragraph | None, paragraphs: Sequence[Paragraph], said: list[Said]) -> Parsed:
    """Compose text, blocks and claims."""
    if head is None and len(paragraphs) > 1 and can_be_headline(paragraphs[0].text):
        head, paragraphs = paragraphs[0], paragraphs[1:]
    usual = max({p.size for p in paragraphs}, key=lambda s: sum(len(p.text) for p in paragraphs if p.size == s), default=0.0)
    pieces: list[str] = []
    blocks: list[Block] = []
    at = body_start = 0
    story = False
    for p in ([head] if head else []) + list(paragraphs):
        stop = at + len(p.text)
        links = tuple(Anchor(at + a.start, at + a.stop, a.href) for a in p.links)
        if p is head:
            blocks.append(Block(at, stop, "h1", "headline", links=links))
            body_start = stop + 1
        else:
            heading = p.size >= HEADING * usual and counted(p.text) <= STORY
            blocks.append(Block(at, stop, "h2" if heading else "p", "body", links=links))
            if not story and counted(p.text) >= STORY:
                story = True
                said += lost_initial(p.text, at)
        said += [Said("other_reading", other, "text", at + start, at + end) for start, end, other in p.others]
        pieces.append(p.text)
        at = stop + 1
    return Parsed("\n".join(pieces), tuple(blocks), body_start, tuple(said))


def lost_initial(text: str, at: int) -> Iterator[Said]:
    """The claim that a story begins in lower case: its first letter was drawn, not written, and no reader has it."""
    letters = re.match(r"\W*([^\W\d_]\S*)", text)
    if letters and letters.group(1)[0].islower():
        yield Said("begins_in_lower_case", letters.group(1), "text", at + letters.start(1), at + letters.end(1))


def claims(found: Pdf, cleaned: Cleaned) -> Iterator[Said]:
    """What the file says of itself, what was left out of its pages, and what of it cannot be read."""
    info = found.info
    if found.damaged:
        yield Said("access", "partial", "text")
        yield Said("breaks_off", "packed data of the file are damaged", "text")
    for key, field in FIELDS:
        if value := " ".join(info.get(key, "").split()):
            yield Said(field, value, "meta")
    if made := moment(info.get("CreationDate", "")):
        yield Said("document_created", made, "meta")
    for words in cleaned.heads:
        yield Said("running_head", words, "text")
    if cleaned.rows:
        yield Said("page_furniture", f"{cleaned.rows} lines left out", "text")
    blank = [str(i) for i, page in enumerate(found.pages, 1) if not page.words]
    if blank:
        yield Said("pages_without_text", ", ".join(blank), "text")


def moment(stamp: str) -> str | None:
    """A moment of a PDF in ISO 8601; None for another form.

    >>> moment("D:20261129195838+01'00'"), moment("D:2026"), moment("yesterday")
    ('2026-11-29T19:58:38+01:00', None, None)
    """
    m = STAMP.match(stamp.strip())
    if m is None or m.group(3) is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(n or 0) for n in m.groups()[:6])
        found = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the offset follows, where there is one
        zone = timezone(timedelta(hours=int(m.group(8) or 0), minutes=int(m.group(9) or 0)) * (-1 if m.group(7) == "-" else 1))
    except ValueError:
        return None
    if m.group(4) is None:
        return found.date().isoformat()
    if m.group(7):
        found = found.replace(tzinfo=zone)
    elif stamp.strip().endswith("Z"):
        found = found.replace(tzinfo=UTC)
    return found.isoformat()
