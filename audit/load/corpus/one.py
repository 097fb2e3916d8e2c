"""The input of `audit article`: of a path, `-` for standard input, or an address."""

import re
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
from audit.load.file_starts import GZIP, HEAD, plain_start
from audit.load.input import LARGEST, Input, LeftOut
from audit.load.sniff import ARTICLES, CORPORA, SAVED, Format, by_content, by_name, by_start, kind, looks_like_html
from audit.rows import Failure
from audit.text import Said, without_userinfo

PRESS_FORMS = frozenset({"press-text", "press-page", "rtf", "docx"})
"""Formats of files; what an address answers with in these is one article."""
LARGEST_SAVED = 200_000_000
"""Maximum bytes of a saved page with its pictures."""
LIKE_ADDRESS = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/|$)", re.IGNORECASE)
"""Beginning of an address without its scheme: a host."""
WAY_OUT = "give it to audit batch, or one of them with --part N"
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
    if not given:
        raise AuditError("no article is named", "give a path, - for standard input, or an address")
    if not Path(given).exists():
        raise AuditError(*absent(given))
    return path(Path(given), part, tell)


def absent(given: str) -> tuple[str, str]:
    """Problem and way out of a name that is neither a file nor an address that can be fetched.

    >>> absent("www.ledger.example/a")[1], absent("notes.txt")[1]
    ('if it is an address, write https://www.ledger.example/a', 'check the path')
    """
    name = without_userinfo(given)
    if "://" in name:
        return f"{name}: not an address that can be fetched", "give one that begins with https:// or http://, or a path"
    if LIKE_ADDRESS.match(name) and ("/" in name or by_name(ARTICLES, name) is None):
        return f"{name}: no such file", f"if it is an address, write https://{name}"
    return f"{name}: no such file", "check the path"


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
    if part is not None and (many := by_start(CORPORA, plain_start(raw[:HEAD]))):
        return numbered(many.read_stream(BytesIO(raw), name, Wanted(), raw.startswith(GZIP)), name, part)
    return item_of(BytesIO(raw), export_form(raw, name), name, part, tell) or of_bytes(raw, name, name)


def path(file: Path, part: int | None = None, tell: Callable[[str], None] | None = None) -> Input:
    """The input of a file."""
    if file.is_dir():
        raise AuditError(f"{file}: a folder", "give one file, or the folder to audit batch")
    try:
        with file.open("rb") as f:
            if not file.is_file():  # a pipe, such as the output of another program
                return of_stream(f, str(file), part, tell)
            head = f.read(EXPORT_HEAD)
            form = export_form(head, file.name)
            many = None if form else records_of(head[:HEAD], file.name)
            if many is not None and part is not None:
                return numbered(many.read(file, str(file), Wanted(), False), str(file), part)
            f.seek(0)
            if many is None and (item := item_of(f, form, str(file), part, tell)):
                return item
            raw = contents(f)
    except FileNotFoundError as e:
        raise AuditError(f"{file}: no such file", "check the path") from e
    except OSError as e:
        raise AuditError(f"{file}: {(e.strerror or str(e)).lower()}", "check its permissions") from e
    if many in ARCHIVES:
        return only_page(many.read(file, str(file), Wanted(), False), file)
    if many and raw.strip():
        raise AuditError(f"{file}: a file of many articles ({many.name})", WAY_OUT)
    return of_bytes(raw, str(file), file.name)


def records_of(head: bytes, name: str) -> Format | None:
    """The format of a file of many articles, an archive among them, by its first bytes or its name."""
    many = by_content(CORPORA, head) or by_name(ARCHIVES, name) or by_name(CORPORA, name)
    return None if many is None or many.alone or (many not in ARCHIVES and looks_like_html(head)) else many


def numbered(found: Iterator[Given], name: str, part: int) -> Input:
    """Article number `part` of many, from 1; none behind it is read. Raises `AuditError` when there is none.

    A record that failed has a number too, so that the number is that of a record of the file.
    """
    count = 0
    for one in found:
        if isinstance(one, LeftOut):
            continue
        count += 1
        if count == part and isinstance(one, Failure):
            raise AuditError(one.error, "give another --part")
        if count == part and isinstance(one, Input):
            return one
    way_out = f"give --part 1 to --part {count}" if count else "give it to audit batch to see why"
    raise AuditError(f"{name}: no article {part}: it holds {count}", way_out)


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
            raise AuditError(f"{file}: an archive with more than one page", WAY_OUT)
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
    html, text = (raw, None) if what == "html" else (None, raw)
    draft = None if what in {"html", "text"} else what
    return Input(id, html=html, text=text, draft=draft, url=url, charset=charset, fetched=fetched, said=said)
