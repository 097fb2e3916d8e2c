"""NITF 3, one item a file: headline, byline, dateline, distributor, copyright, editorial messages, urgency and status."""

from collections.abc import Iterator
from html import escape
from typing import Any

from audit.load.corpus.agency_item import Item, ended, item_input
from audit.load.corpus.safe_xml import child, children, descendants, inner_html, words_of
from audit.load.input import Input, LeftOut
from audit.rows import Failure

TAGS = {
    "hl2": "h2",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "figcaption",
    "bq": "blockquote",
    "block": "div",
    "note": "aside",
    "nitf-table": "div",
}
"""HTML of elements of a body that have other names there."""
EDITORIAL = "editorsnote"
"""`noteclass` of a note by the editors; others are for the trade."""


def nitf(root: Any, where: str) -> Iterator[Input | Failure | LeftOut]:
    """The item of an NITF document."""
    head, body = child(root, "head"), child(root, "body")
    docdata, top = child(head, "docdata"), child(body, "body.head")
    yield item_input(
        Item(
            where=where,
            markup=nitf_markup(body),
            status=attribute(docdata, "management-status"),
            published=issued(head, docdata, top),
            embargo=embargo(docdata),
            version=norm(child(docdata, "date.issue")),
            pairs=[*about_document(head, docdata), *about_article(top)],
        )
    )


def nitf_markup(body: Any) -> str:
    """HTML of an NITF body: further headlines, the content, and the tagline."""
    if body is None:
        return ""
    over = [f"<h2>{escape(words_of(e), quote=False)}</h2>" for e in hedlines(child(body, "body.head"))[1:] if words_of(e)]
    inside = [inner_html(e, TAGS) for e in children(body, "body.content")]
    end = [f"<p>{escape(words_of(e), quote=False)}</p>" for e in descendants(body, "tagline") if words_of(e)]
    return "".join((*over, *inside, *end)) if "".join(inside).strip() else ""


def hedlines(top: Any) -> list[Any]:
    """Elements of the headlines of a body's head, the main one first."""
    return [] if top is None else [e for hedline in children(top, "hedline") for e in children(hedline, "hl1", "hl2")]


def about_article(top: Any) -> Iterator[tuple[str, str | None]]:
    """Fields and values of a body's head."""
    if top is None:
        return
    yield "headline", next(map(words_of, hedlines(top)), None)
    for field, name in (
        ("author", "byline"),
        ("dateline", "dateline"),
        ("provider", "distributor"),
        ("standfirst", "abstract"),
    ):
        for element in children(top, name):
            yield field, words_of(element)
    for element in children(top, "rights"):
        yield "copyright", words_of(element)
        yield "copyright_holder", words_of(next(descendants(element, "rights.owner"), None))
    for element in children(top, "note"):
        if (element.get("noteclass") or EDITORIAL) == EDITORIAL:
            yield "editor_note", words_of(element)


def about_document(head: Any, docdata: Any) -> Iterator[tuple[str, str | None]]:
    """Fields and values of the data about the document."""
    for element in children(docdata, "ed-msg", "correction") if docdata is not None else ():
        yield ("editor_note" if element.tag.endswith("ed-msg") else "correction"), element.get("info")
    yield "copyright_holder", attribute(child(docdata, "doc.copyright"), "holder")
    yield "urgency", attribute(child(docdata, "urgency"), "ed-urg")
    yield "guid", attribute(child(docdata, "doc-id"), "id-string")
    yield "series", attribute(child(docdata, "series"), "series.name")
    for element in children(head, "pubdata") if head is not None else ():
        yield "site_name", element.get("name")
        yield "section", element.get("position.section")


def issued(head: Any, docdata: Any, top: Any) -> str | None:
    """Moment of publication: that of the outlet, else of the release, the issue, or the story."""
    places = (
        attribute(child(head, "pubdata"), "date.publication"),
        norm(child(docdata, "date.release")),
        norm(child(docdata, "date.issue")),
        norm(child(top, "dateline", "story.date")),
    )
    return next((value for value in places if value), None)


def embargo(docdata: Any) -> str | None:
    """Moment of release where it is later than the issue, by a day at least where one of them has no time; else None."""
    release, issue = norm(child(docdata, "date.release")), norm(child(docdata, "date.issue"))
    if not release or not issue:
        return None
    later = release.replace("-", "")[:8] > issue.replace("-", "")[:8]
    clocked = "T" in release and "T" in issue
    return release if (not ended(release, issue) if clocked else later) else None


def norm(element: Any) -> str | None:
    """Moment of a date element."""
    return attribute(element, "norm")


def attribute(element: Any, name: str) -> str | None:
    """Value of an attribute; None where there is no element, or nothing in it."""
    return (element.get(name) or None) if element is not None else None
