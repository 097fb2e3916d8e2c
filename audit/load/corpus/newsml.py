"""NewsML-G2: the items of a news message, or one item a file; words inside inline markup of a headline are kept.

A package, a concept or a knowledge item holds no article and is left out. Codes are kept as they are written: the same code
means different things in the vocabularies of two items.
"""

from collections.abc import Iterator
from typing import Any

from audit.load.corpus.agency_item import Item, item_input
from audit.load.corpus.item import as_html, paragraphs
from audit.load.corpus.nitf import attribute, nitf_markup
from audit.load.corpus.safe_xml import child, children, descendants, inner_html, local, words_of
from audit.load.input import Input, LeftOut
from audit.rows import Failure

ROOTS_G2 = frozenset({"newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
"""Root elements of NewsML-G2."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KILLS = ("kill", "withdrawn", "withdraw", "canceled", "cancelled")
"""Ends of the codes of signals that stop an item whose status was not changed."""


def newsml(root: Any, where: str) -> Iterator[Input | Failure | LeftOut]:
    """The items of a NewsML-G2 document."""
    items = [root] if local(root) != "newsMessage" else [e for s in children(root, "itemSet") for e in s if local(e)]
    for number, item in enumerate(items, 1):
        name = f"{where}:{number}" if len(items) > 1 else where
        if local(item) == "newsItem":
            yield item_input(news_item(item, name))
        else:
            yield LeftOut(name, f"agency item that is not an article ({local(item)})")
    if not items:
        yield LeftOut(where, "news message without items")


def news_item(item: Any, where: str) -> Item:
    """A news item."""
    meta, about = child(item, "itemMeta"), child(item, "contentMeta")
    embargoed = child(meta, "embargoed")
    created = words_of(child(meta, "versionCreated")) or None
    first = words_of(child(meta, "firstCreated")) or words_of(child(about, "contentCreated")) or created
    return Item(
        where=where,
        markup=g2_body(item),
        status=stopped(meta) or code(child(meta, "pubStatus")),
        published=first,
        embargo=None if embargoed is None else words_of(embargoed),
        version=created,
        pairs=[*of_item(item, meta), *of_content(about), *of_rights(item)],
        kind=code(child(meta, "itemClass")),
    )


def stopped(meta: Any) -> str | None:
    """`killed` where a signal says so; None else."""
    found = [code(e) or "" for e in children(meta, "signal")] if meta is not None else []
    return "killed" if any(value.lower().endswith(KILLS) for value in found) else None


def code(element: Any) -> str | None:
    """Code of an element: a QCode, or an address."""
    return attribute(element, "qcode") or attribute(element, "uri")


def of_item(item: Any, meta: Any) -> Iterator[tuple[str, str | None]]:
    """Fields and values about the item itself."""
    yield "guid", item.get("guid")
    yield "version", item.get("version")
    yield "language", item.get(LANG)
    for element in children(meta, "edNote") if meta is not None else ():
        yield "editor_note", words_of(element)
    provider = child(meta, "provider")
    yield "provider", words_of(child(provider, "name")) or attribute(provider, "literal") or code(provider)


def of_content(about: Any) -> Iterator[tuple[str, str | None]]:
    """Fields and values about the content: the headline without role or with the main one comes first."""
    if about is None:
        return
    heads = sorted(children(about, "headline"), key=lambda e: bool(e.get("role")) and "main" not in e.get("role").lower())
    for number, element in enumerate(heads):
        yield ("alternative_headline" if number else "headline"), words_of(element)
    bylines = [words_of(e) for e in children(about, "by")]
    creators = [words_of(child(e, "name")) or e.get("literal") for e in children(about, "creator", "contributor")]
    for value in bylines or creators:
        yield "author", value
    for field, name in (("dateline", "dateline"), ("urgency", "urgency"), ("credit", "creditline"), ("slugline", "slugline")):
        for element in children(about, name):
            yield field, words_of(element)
    for element in children(about, "language"):
        yield "language", element.get("tag")
    for element in children(about, "infoSource"):
        yield "source_organisation", words_of(child(element, "name")) or element.get("literal") or code(element)


def of_rights(item: Any) -> Iterator[tuple[str, str | None]]:
    """Holder and notice of the copyright."""
    for info in children(item, "rightsInfo"):
        for element in children(info, "copyrightHolder"):
            yield "copyright_holder", words_of(child(element, "name")) or element.get("literal") or code(element)
        for element in children(info, "copyrightNotice"):
            yield "copyright", words_of(element)


def g2_body(item: Any) -> str:
    """HTML of the first content that is text: NITF or HTML inside, or a text."""
    for content in descendants(item, "inlineXML", "inlineData"):
        if local(content) == "inlineXML":
            markup = markup_of(content)
        else:
            text = "".join(content.itertext())
            markup = as_html(text) if "html" in (content.get("contenttype") or "") else paragraphs(text)
        if markup.strip():
            return markup
    return ""


def markup_of(content: Any) -> str:
    """HTML of XML that is the content of an item."""
    for element in content:
        if local(element) == "nitf":
            return nitf_markup(child(element, "body"))
        if local(element) == "html":
            return inner_html(child(element, "body")) if child(element, "body") is not None else ""
    return inner_html(content)
