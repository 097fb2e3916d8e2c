"""One input: its bytes or text with what was given about it, and the document made of it."""

from dataclasses import dataclass, replace

from audit.errors import AuditError
from audit.load.language import language
from audit.load.origin import origin
from audit.load.plain import decode
from audit.outlets import host_of
from audit.text import Block, Document, Said, build, digest, lines

LARGEST = 20_000_000
"""Bytes of one article. The largest live blogs have some megabytes; more is something else."""


@dataclass(frozen=True, slots=True)
class Input:
    """An article before loading.

    `id` is the id of the record, else its path. Exactly one of `html` (bytes or str) and `text` (bytes or str) is set;
    `draft` says that the text is `markdown` or `docx`. `title`, `outlet`, `published`, `fetched` and `url` are given from
    outside; `said` are further claims, such as redirects passed.
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
    draft: str | None = None
    said: tuple[Said, ...] = ()

    def sighting(self) -> str:
        """Digest of the input as it was given; it names the sighting before anything is read, and whatever the kit."""
        raw = self.html if self.html is not None else self.text
        kind = "html" if self.html is not None else self.draft or "text"
        given = (self.id, kind, self.url, self.title, self.outlet, self.published, self.fetched, self.charset)
        return digest(*(part or "" for part in given), raw or "")


def load(given: Input) -> Document:
    """The document of an input. Raises `AuditError` when there is no article in it."""
    return replace(loaded(given), sighting=given.sighting())


def loaded(given: Input) -> Document:
    """The document of an input, before it is named."""
    pairs = (("headline", given.title), ("published", given.published), ("outlet", given.outlet))
    said = [Said(field, value, "given") for field, value in pairs if value] + list(given.said)
    raw = given.html if given.html is not None else given.text
    if raw is None:
        raise AuditError(f"{given.id}: neither text nor html", "give one of them")
    if len(raw) > LARGEST:
        raise AuditError(f"{given.id}: more than {LARGEST // 1_000_000} MB", "give one article, not an archive")
    if given.html is not None:
        from audit.load.page import page

        return page(given, said)
    text, blocks, body_start, found = read(given, raw)
    if not blocks:
        raise AuditError(f"{given.id}: empty", "give a file that holds an article")
    url, origins = origin(given.url, "")
    return build(
        text, blocks, body_start, input=given.id, url=url, host=host_of(url), fetched=given.fetched, outlet=given.outlet,
        lang=language(text[body_start:], None), said=[*said, *origins, *found],
    )  # fmt: skip


def read(given: Input, raw: bytes | str) -> tuple[str, tuple[Block, ...], int, list[Said]]:
    """Text, blocks, start of the body and claims of a plain text or a draft."""
    if given.draft == "docx" and isinstance(raw, bytes):
        from audit.load.draft import docx

        return docx(raw, given.id)
    text = decode(raw, given.id, given.charset)
    if given.draft == "markdown":
        from audit.load.draft import markdown

        return markdown(text)
    return (text, *lines(text, headline=given.title is None), [])
