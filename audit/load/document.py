"""Load the document of an input: pages by `audit.load.page`, plain text and drafts by the reader of their format."""

from dataclasses import replace

from audit.errors import AuditError
from audit.lang.detect import language
from audit.load.archived import origin
from audit.load.input import LARGEST, Input
from audit.load.shortened import shortened
from audit.load.sniff import ARTICLES, by_marks, by_name, parsed_text
from audit.outlets import host_of
from audit.text import Document, Said, build
from audit.text.folding import fold

LONGEST_NAME = 1000
"""Characters of a path at most."""


def load(given: Input) -> Document:
    """Load the document of an input: its text, and what it says of itself. Nothing is fetched.

    Raises `AuditError` with one line when it contains no article, or is no `Input`.
    """
    refuse_other(given)
    raw = given.html if given.html is not None else given.text
    if raw is None:
        raise AuditError(f"{given.id}: neither text nor html", "give one of them")
    if given.html is not None and given.text is not None:
        raise AuditError(f"{given.id}: both text and html", "give one of them")
    if isinstance(raw, str) and is_file_name(raw):
        raise AuditError(f"{given.id}: the name of a file, not an article", "give what is in it: Path(…).read_bytes()")
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


def refuse_other(given: object) -> None:
    """Raise `AuditError` for what is no `Input`, such as a path."""
    if not isinstance(given, Input):
        raise AuditError(f"{type(given).__name__}: not an Input", "give audit.Input(id, html=…), or text=…")


def is_file_name(text: str) -> bool:
    """True for one line that ends as the name of an article's file does.

    >>> is_file_name("pages/canal.html"), is_file_name("<p>See canal.html"), is_file_name("See canal.html\\nfor more")
    (True, False, False)
    """
    return len(text) < LONGEST_NAME and not any(c in text for c in "<>\n") and by_name(ARTICLES, text) is not None


def text_document(given: Input, raw: bytes | str, said: list[Said]) -> Document:
    """Load the document of a plain text or a draft. Raises `AuditError` when it is empty or not a text."""
    if given.draft is None and isinstance(raw, bytes) and (kind := by_marks(raw, "")):
        raise AuditError(f"{given.id}: a .{kind}, not a plain text", f"say so: draft={kind!r}")
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
