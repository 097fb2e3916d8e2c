"""The input of `audit article`: of a path, `-` for standard input, or an address."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from audit.errors import AuditError
from audit.load.corpus.recognise import HEAD as EXPORT_HEAD
from audit.load.corpus.recognise import LARGEST_EXPORT, export_form
from audit.load.corpus.wanted import Given, Wanted
from audit.load.file_starts import HEAD
from audit.load.input import LARGEST, Input
from audit.load.sniff import CORPORA, SAVED, by_content, by_name, kind, looks_like_html
from audit.rows import Failure
from audit.text import Said, without_userinfo

PRESS_FORMS = frozenset({"press-text", "press-page", "rtf", "docx"})
"""Formats of files; what an address answers with in these is one article."""
LARGEST_SAVED = 200_000_000
"""Maximum bytes of a saved page with its pictures."""
ARCHIVES = tuple(f for f in CORPORA if f.content)
"""Formats of which `audit article` shows the page where there is one."""


def source(
    given: str, *, allow_private: bool = False, part: int | None = None, tell: Callable[[str], None] | None = None
) -> Input:
    """The input of a path, `-` for standard input, or an address. Raises `AuditError` when it cannot be read.

    Of a file with many articles (a feed, a mailbox, an export) it is article number `part`, from 1; `tell` is told how many
    there are.
    """
    if given.partition(":")[0].lower() in {"http", "https"}:
        return answered(without_userinfo(given), part, tell, allow_private=allow_private)
    if given == "-":
        return of_stream(sys.stdin.buffer, "-", part, tell)
    return path(Path(given), part, tell)


def answered(given: str, part: int | None, tell: Callable[[str], None] | None, *, allow_private: bool) -> Input:
    """The input of an address."""
    from audit.load.corpus.fetch import fetch

    answer = fetch(given, allow_private=allow_private)
    said = tuple(Said("redirected_from", url, "url") for url in answer.passed)
    if answer.cut:
        said += (Said("access", "partial", "url"), Said("breaks_off", answer.cut, "url"))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    form = export_form(answer.body, answer.url)
    form = None if form in PRESS_FORMS else form
    if item := item_of(BytesIO(answer.body), form, given, part, tell):
        return replace(item, fetched=now, said=(*item.said, *said))
    name = "page.html" if "html" in answer.media_type else "page.md" if "markdown" in answer.media_type else "page.txt"
    return of_bytes(answer.body, given, name, url=answer.url, charset=answer.charset, fetched=now, said=said)


def of_stream(stream: BinaryIO, name: str, part: int | None, tell: Callable[[str], None] | None) -> Input:
    """The input of a stream, which is read to its end."""
    raw = stream.read(LARGEST_EXPORT + 1)
    return item_of(BytesIO(raw), export_form(raw, name), name, part, tell) or of_bytes(raw, name, name)


def path(file: Path, part: int | None = None, tell: Callable[[str], None] | None = None) -> Input:
    """The input of a file."""
    if file.is_dir():
        raise AuditError(f"{file}: a folder", "give one file, or the folder to audit batch")
    try:
        with file.open("rb") as f:
            if not file.is_file():  # a pipe, such as the output of another program
                return of_stream(f, str(file), part, tell)
            form = export_form(f.read(EXPORT_HEAD), file.name)
            f.seek(0)
            if item := item_of(f, form, str(file), part, tell):
                return item
            raw = contents(f)
    except FileNotFoundError as e:
        raise AuditError(f"{file}: no such file", "check the path") from e
    except OSError as e:
        raise AuditError(f"{file}: {(e.strerror or str(e)).lower()}", "check its permissions") from e
    archive = by_content(CORPORA, raw[:HEAD]) or by_name(ARCHIVES, file.name)
    if archive is not None:
        return only_page(archive.read(file, str(file), Wanted(), False), file)
    many = by_name(CORPORA, file.name)
    if many and not many.alone and raw.strip() and not looks_like_html(raw):
        raise AuditError(f"{file}: a file of many articles ({many.name})", "give it to audit batch")
    return of_bytes(raw, str(file), file.name)


def contents(stream: BinaryIO) -> bytes:
    """The bytes of a file with one article, or enough to know that it is too large; pictures make saved pages larger."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST and by_content(SAVED, raw[:HEAD]):
        raw += stream.read(LARGEST_SAVED + 1 - len(raw))
    return raw


def only_page(found: Iterator[Given], file: Path) -> Input:
    """The page of an archive that holds one. Raises `AuditError` for another number of pages."""
    pages: list[Input] = []
    failures: list[Failure] = []
    for one in found:
        if isinstance(one, Input):
            pages.append(one)
        elif isinstance(one, Failure):
            failures.append(one)
        if len(pages) > 1:
            raise AuditError(f"{file}: an archive with more than one page", "give it to audit batch")
    if pages:
        return pages[0]
    raise AuditError(
        failures[0].error if failures else f"{file}: an archive without a page", "give it to audit batch to see why"
    )


def item_of(
    stream: BinaryIO, form: str | None, name: str, part: int | None, tell: Callable[[str], None] | None
) -> Input | None:
    """One article of a feed, a mailbox, an agency or a press database; None for a file of another format."""
    if form is None:
        if part not in {None, 1}:
            raise AuditError(f"{name}: no article {part}: it holds one", "leave out --part")
        return None
    from audit.load.corpus.exports import chosen_item

    item, count = chosen_item(stream, name, form, part)
    if tell and count > 1:
        tell(f"{name}: article {part or 1} of {count}; --part N shows another")
    return item


def of_bytes(
    raw: bytes,
    id: str,  # noqa: A002 - the name of the record's key
    name: str,
    *,
    url: str | None = None,
    charset: str | None = None,
    fetched: str | None = None,
    said: tuple[Said, ...] = (),
) -> Input:
    """The input of the bytes of one article; their format is known from them and from `name`. Raises `AuditError` for none."""
    if not raw.strip():
        raise AuditError(f"{id}: empty", "give a file that holds an article")
    if many := by_content(CORPORA, raw[:HEAD]):
        raise AuditError(f"{id}: a {many.name} archive, not an article", "give it to audit batch")
    saved = by_content(SAVED, raw) or (None if looks_like_html(raw) else by_name(SAVED, name))
    if saved is not None:
        if len(raw) > LARGEST_SAVED:
            raise AuditError(f"{id}: more than {LARGEST_SAVED // 1_000_000} MB", "save the page without its pictures")
        page: Input = saved.read(raw, id)
        return replace(page, url=url or page.url, fetched=fetched or page.fetched, said=(*said, *page.said))
    what = kind(raw, name if name != "-" else id)
    common = {"url": url, "charset": charset, "fetched": fetched}
    if what == "html":
        return Input(id, html=raw, said=said, **common)
    return Input(id, text=raw, draft=None if what == "text" else what, said=said, **common)
