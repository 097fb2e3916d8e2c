"""Pages that Factiva exports: rows of a table, each with the code of a field, or articles as Factiva shows them.

The codes are those of `factiva`. Without them an article is an element of class `article` with headline, author, lines about
it, and paragraphs of class `articleParagraph`; those are its text.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from typing import Any

from lxml import etree

from audit.load.corpus.factiva import LONGEST_HEAD, OPENING, VALUES, plain_head
from audit.load.corpus.press import PressDocument
from audit.load.corpus.press_starts import CODES, counts_words, dated

KNOWN = frozenset(CODES.split())
Fields = dict[str, list[Any]]


def factiva_page(tree: Any) -> list[PressDocument]:
    """Documents of a page."""
    coded = [fields for fields in coded_rows(tree) if fields.keys() & {"HD", "LP", "TD"}]
    if any("HD" in fields for fields in coded):
        return [coded_article(fields) for fields in coded]
    return [found for element in articles(tree) if (found := shown_article(element))]


def coded_rows(tree: Any) -> list[Fields]:
    """The cells of each field, of each document."""
    documents: list[Fields] = []
    for row in tree.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        code = "".join(islice(cells[0].itertext(), 4)).strip() if len(cells) > 1 else ""
        if code not in KNOWN:
            continue
        if not documents or (code in OPENING and ("AN" in documents[-1] or code in documents[-1])):
            documents.append({})
        documents[-1].setdefault(code, []).append(cells[1])
    return documents


def coded_article(fields: Fields) -> PressDocument:
    """A document with codes."""
    story = "".join(own_html(cell) for code in ("LP", "TD") for cell in fields.get(code, ()))
    pairs = [(field, cell_text(fields, code)) for code, field in VALUES.items() if code not in {"SN", "AN"}]
    day, time = cell_text(fields, "PD"), cell_text(fields, "ET")
    guid = (cell_text(fields, "AN") or "").removeprefix("Document ")
    pairs += [("published", f"{day} {time}" if day and time else day), ("guid", guid)]
    return PressDocument(story, pairs, cell_text(fields, "SN"), "AN" in fields)


def cell_text(fields: Fields, code: str) -> str | None:
    """The words of a field; None without it."""
    return " ".join(element_words(cell) for cell in fields.get(code, ())).strip() or None


def element_words(element: Any) -> str:
    """The words of an element in one line."""
    return " ".join(" ".join(element.itertext()).split())


def own_html(element: Any) -> str:
    """The HTML of a cell or a paragraph, as a block of its own."""
    tag = "p" if element.tag == "p" else "div"
    inside = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return f"<{tag}>{escape(element.text or '', quote=False)}{''.join(inside)}</{tag}>"


def articles(tree: Any) -> Iterator[Any]:
    """The elements of class `article`, the outermost ones."""
    inside: set[Any] = set()
    for element in tree.iter("div", "article"):
        parent = element.getparent()
        if parent in inside:
            inside.add(element)
        elif "article" in (element.get("class") or "").split():
            inside.add(element)
            yield element


def shown_article(element: Any) -> PressDocument | None:
    """An article as Factiva shows it; None for an element without headline and paragraphs."""
    story: list[Any] = []
    title = author = None
    head: list[str] = []
    for child in element.iterdescendants("div", "p", "span", "h1", "h2"):
        names = child.get("class") or ""
        if "articleParagraph" in names:
            story.append(child)
        elif "Headline" in names and title is None:
            title = element_words(child)
        elif "author" in names and author is None:
            author = element_words(child)
        elif child.tag == "div" and not story and not any(c.tag in {"div", "p"} for c in child):
            head.append(element_words(child))
    if title is None or not story:
        return None
    pairs = [("headline", title), ("author", author), *shown_facts(head)]
    last = element_words(story[-1])
    ended = last.startswith("Document ") and len(last.split()) == 2
    markup = "".join(own_html(p) for p in (story[:-1] if ended else story))
    pairs.append(("guid", last.split()[-1] if ended else None))
    return PressDocument(markup, pairs, dict(pairs).get("site_name"), ended)


def shown_facts(head: Sequence[str]) -> list[tuple[str, str | None]]:
    """Pairs of the lines about an article."""
    at = next((i for i, line in enumerate(head[:LONGEST_HEAD]) if counts_words(line) and dated(head, i)), None)
    return plain_head(head, at)[0] if at is not None else []
