"""The input of `audit article`: of a path, `-` for standard input, or an address."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from audit.errors import AuditError
from audit.load.input import LARGEST, Input
from audit.load.sniff import kind
from audit.text import Said


def source(given: str, *, allow_private: bool = False) -> Input:
    """The input of a path, `-` for standard input, or an address. Raises `AuditError` when it cannot be read."""
    if given.partition(":")[0].lower() in {"http", "https"}:
        from audit.load.corpus.fetch import fetch

        answer = fetch(given, allow_private=allow_private)
        said = tuple(Said("redirected_from", url, "url") for url in answer.passed)
        if answer.cut:
            said += (Said("access", "partial", "url"), Said("breaks_off", answer.cut, "url"))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        name = "page.html" if "html" in answer.media_type else "page.md" if "markdown" in answer.media_type else "page.txt"
        return of_bytes(answer.body, given, name, url=answer.url, charset=answer.charset, fetched=now, said=said)
    if given == "-":
        return of_bytes(sys.stdin.buffer.read(LARGEST + 1), "-", "-")
    return path(Path(given))


def path(file: Path) -> Input:
    """The input of a file."""
    if file.is_dir():
        raise AuditError(f"{file}: a folder", "give one file, or the folder to audit batch")
    try:
        with file.open("rb") as f:
            raw = f.read(LARGEST + 1)
    except FileNotFoundError as e:
        raise AuditError(f"{file}: no such file", "check the path") from e
    except OSError as e:
        raise AuditError(f"{file}: {(e.strerror or str(e)).lower()}", "check its permissions") from e
    return of_bytes(raw, str(file), file.name)


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
    what = kind(raw, name if name != "-" else id)
    common = {"url": url, "charset": charset, "fetched": fetched}
    if what == "html":
        return Input(id, html=raw, said=said, **common)
    return Input(id, text=raw, draft=None if what == "text" else what, said=said, **common)
