"""One input: its bytes or text with what was given about it, and the document made of it."""

from dataclasses import dataclass, replace

from audit.errors import AuditError
from audit.load.plain import decode
from audit.outlets import host_of
from audit.text import Document, Said, build, lines


@dataclass(frozen=True, slots=True)
class Input:
    """An article before loading.

    `id` is the id of the record, else its path. Exactly one of `html` (bytes or str) and `text` (bytes or str) is set.
    `title`, `outlet`, `published`, `fetched` and `url` are given from outside.
    """

    id: str
    html: bytes | str | None = None
    text: bytes | str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    fetched: str | None = None
    charset: str | None = None


def load(given: Input) -> Document:
    """The document of an input. Raises `AuditError` when there is no article in it."""
    said = [
        Said(field, value, "given")
        for field, value in (("headline", given.title), ("published", given.published), ("outlet", given.outlet))
        if value
    ]
    if given.html is not None:
        from audit.load.page import page

        return replace(page(given, said))
    if given.text is None:
        raise AuditError(f"{given.id}: neither text nor html", "give one of them")
    text = decode(given.text, given.id)
    blocks, body_start = lines(text, headline=given.title is None)
    if not blocks:
        raise AuditError(f"{given.id}: empty", "give a file that holds an article")
    host = host_of(given.url)
    return build(
        text, blocks, body_start, input=given.id, url=given.url, host=host, fetched=given.fetched, outlet=given.outlet,
        said=said,
    )  # fmt: skip
