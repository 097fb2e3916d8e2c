"""Load the document of an input: pages by `audit.load.page`, plain text and drafts by the reader of their format."""

from dataclasses import replace

from audit.errors import AuditError
from audit.lang.detect import language
from audit.load.archived import origin
from audit.load.input import LARGEST, Input
from audit.load.shortened import shortened
from audit.load.sniff import parsed_text
from audit.outlets import host_of
from audit.text import Document, Said, build
from audit.text.folding import fold


def load(given: Input) -> Document:
    """Load the document of an input. Raises `AuditError` when it contains no article."""
    raw = given.html if given.html is not None else given.text
    if raw is None:
        raise AuditError(f"{given.id}: neither text nor html", "give one of them")
    if len(raw) > LARGEST:
        raise AuditError(f"{given.id}: more than {LARGEST // 1_000_000} MB", "give one article, not an archive")
    pairs = (("headline", given.title), ("published", given.published), ("outlet", given.outlet))
    said = [Said(field, value, "given") for field, value in pairs if value] + list(given.said)
    if given.html is not None:
        from audit.load.page import page

        document = page(given, said)
    else:
        document = text_document(given, raw, said)
    return replace(document, sighting=given.sighting())


def text_document(given: Input, raw: bytes | str, said: list[Said]) -> Document:
    """Load the document of a plain text or a draft. Raises `AuditError` when it is empty or not a text."""
    parsed = parsed_text(given, raw)
    if not parsed.blocks:
        raise AuditError(f"{given.id}: empty", "give a file that holds an article")
    url, origins = origin(given.url or parsed.url, "")
    text, blocks, claims = shortened(parsed.text, parsed.blocks, [*said, *origins, *parsed.said])
    return build(
        text,
        blocks,
        parsed.body_start,
        input=given.id,
        url=url,
        host=host_of(url),
        fetched=given.fetched,
        outlet=given.outlet,
        lang=language(fold(text[parsed.body_start :]), None),
        said=claims,
    )
