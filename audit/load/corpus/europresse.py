"""Pages that Europresse exports: an `<article>` for each document, in older ones spans in tables.

Classes name the parts in both: `DocPublicationName`, `DocHeader` with section, day, length and page, `titreArticle`, the
authors, `DocText`. The number of the document holds its day, too. The certificate and the licence of the library are dropped:
the day on which a copy was certified is none of publication.
"""

import re
from collections.abc import Iterator
from typing import Any

from audit.load.corpus.factiva_page import element_words, own_html
from audit.load.corpus.press import PressDocument
from audit.load.corpus.press_starts import MARK
from audit.load.corpus.press_words import dates, word_pattern

NUMBER = re.compile(r"\w{2,12}·(\d{8})·\S{1,40}")  # "news·20261123·HL·1234"
ISSUE = re.compile(
    r"\s*(?:,|\s)\s*(?:no|n[°º]|nº)\.?\s*\d.*", re.IGNORECASE | re.DOTALL
)  # the number of the issue after a name
BETWEEN = re.compile(r",|\s-\s")  # between section and weekday
SITE = re.compile(r"\(([^()]{3,20})\)$")  # "(site web)" after a name
COUNT = re.compile(r"(\d[\d\s.,\u00a0\u202f]{0,9})\s?([^\W\d_]{3,12})")  # "355 mots"
PAGE = re.compile(r"\bp{1,2}\.\s?([\w()*, -]{1,20})")  # "p. 4"
LICENCE = re.compile(r"certificat|legal|copyright|publiC-lblNodoc|apd-|rdp__footer|docNo", re.IGNORECASE)
"""Classes and ids of what the database adds below a document."""
BLOCKS = frozenset({"p", "div", "td", "tr", "table", "section", "blockquote", "ul", "ol"})
Pair = tuple[str, str | None]


def europresse(tree: Any) -> list[PressDocument]:
    """Documents of a page."""
    return [europresse_document(container) if len(container) else PressDocument("", [], None) for container in containers(tree)]


def containers(tree: Any) -> Iterator[Any]:
    """The elements that hold one document each: the largest ones with one name of a publication, else the name alone."""
    names = [e for e in tree.iter() if MARK in classes(e).split() and any(c.isalpha() for c in element_words(e))]
    inside: dict[Any, int] = {}
    for name in names:
        for around in name.iterancestors():
            inside[around] = inside.get(around, 0) + 1
    for name in names:
        found = name
        for around in name.iterancestors():
            if inside[around] > 1 or around.tag in {"body", "html"}:
                break
            found = around
        yield found


def classes(element: Any) -> str:
    """Class and id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}" if isinstance(element.tag, str) else ""


def first_marked(container: Any, *wanted: str) -> Any:
    """The first element whose classes hold one of the words, in any case; None without one."""
    low = [w.lower() for w in wanted]
    return next((e for e in container.iterdescendants() if any(w in classes(e).lower() for w in low)), None)


def europresse_document(container: Any) -> PressDocument:
    """The document of a container."""
    name, head = first_marked(container, MARK), first_marked(container, "DocHeader")
    title = first_marked(container, "titreArticleVisu")
    title = first_marked(container, "titreArticle") if title is None else title
    author = first_marked(container, "docAuthors", "sm-margin-bottomNews")
    number = first_marked(container, "lblNodoc")
    certificate = first_marked(container, "certificat")
    source = newspaper_name(element_words(name)) if name is not None else None
    pairs: list[Pair] = [
        ("headline", shown_text(title)),
        ("author", shown_text(author)),
        *header_facts(shown_text(head) or "", shown_text(number) or ""),
    ]
    pairs += [("guid", shown_text(number)), ("certificate", shown_text(certificate))]
    whole = number is not None
    return PressDocument(story_markup(container, [name, head, title, author, number, certificate]), pairs, source, whole)


def newspaper_name(shown: str) -> str | None:
    """The name of a newspaper without the number of the issue, and without what the database adds to that of a site.

    >>> newspaper_name("Harbour Ledger, no. 1234"), newspaper_name("The Selby Courier (site web)")
    ('Harbour Ledger', 'The Selby Courier')
    """
    name = ISSUE.sub("", shown).rstrip(" ,;")
    m = SITE.search(name)
    return (name[: m.start()].rstrip() if m and word_pattern("site").fullmatch(m.group(1)) else name) or None


def shown_text(element: Any) -> str | None:
    """The words of an element; None without it."""
    return element_words(element) or None if element is not None else None


def header_facts(head: str, number: str) -> list[Pair]:
    """Pairs of the header of a document: what comes before the day is the section."""
    span = dates().day_in(head)
    m = NUMBER.search(number)
    day = head[span.start : span.stop] if span else f"{m.group(1)[:4]}-{m.group(1)[4:6]}-{m.group(1)[6:]}" if m else None
    section = weekday_off(head[: span.start]) if span else None
    rest = head[span.stop :] if span else head
    count = next((c for c in COUNT.finditer(rest) if word_pattern("words").fullmatch(c.group(2))), None)
    page = PAGE.search(rest)
    return [
        ("published", day),
        ("section", section),
        ("length", count.group().strip() if count else None),
        ("page", page.group(1).strip(" ,") if page else None),
    ]


def weekday_off(before: str) -> str | None:
    """The words before a day without the weekday that belongs to it."""
    parts = [p.strip() for p in BETWEEN.split(before) if p.strip()]
    return ", ".join(p for p in parts if not word_pattern("weekdays").fullmatch(p)) or None


def story_markup(container: Any, others: list[Any]) -> str:
    """The HTML of the text: what is marked as it, else what is neither about the document nor of the database."""
    marked = first_marked(container, "docOcurrContainer")
    marked = first_marked(container, "DocText") if marked is None else marked
    whole = container if marked is None else marked
    for element in [e for e in others if e is not None] + [e for e in whole.iterdescendants() if LICENCE.search(classes(e))]:
        take_out(element, whole)
    return own_html(whole)


def take_out(element: Any, whole: Any) -> None:
    """Take an element out of the tree; its tail stays."""
    if element is not whole and element.getparent() is not None and not any(a is element for a in whole.iterancestors()):
        element.drop_tree()
