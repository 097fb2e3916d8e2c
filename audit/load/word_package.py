"""The package of a Word draft: its main part and the addresses of its links, within bounds of size, parts and depth.

Those of one part are the same for OpenDocument drafts.
"""

import io
import re
import zipfile
import zlib
from html import unescape
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple

from audit.errors import AuditError

LARGEST_PART = 50_000_000
"""Maximum bytes of one unpacked part of a .docx: a small archive can unpack to gigabytes."""
PARTS = 10_000
"""Maximum parts of a .docx; one with a picture a paragraph has some hundreds."""
ATTRIBUTES = 1000
"""Maximum attributes of an element; Word writes some dozens at the root."""
LONG_TAG = re.compile(rb"<[^<]{8000,}")
"""A tag long enough to have more, with the text behind it."""
VALUE = re.compile(rb"=\s?[\"']")  # where the value of an attribute begins
DOCUMENT = "word/document.xml"
"""Where the text is unless the relations of the package say otherwise."""
OPENING = 1 << 21
"""Bytes at the start of the main part that are looked at."""
TAG = re.compile(r"<[^<>]*>")  # one tag of the main part
PARAGRAPH_END = re.compile(r"</(?:\w+:)?p>|<(?:\w+:)?br\b[^>]*/>")  # where a line ends in it
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, NotImplementedError, ValueError)
"""What reading a damaged archive raises."""


class Package(NamedTuple):
    """The tree of a document, and the addresses of its links by their ids."""

    tree: Any
    targets: dict[str, str]


def package(raw: bytes, name: str) -> Package:
    """Open a draft. Raises `AuditError` when the file is damaged, locked or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return parts(archive, name)
    except BROKEN as e:
        raise damaged(name) from e
    except RuntimeError as e:  # zipfile raises it for an encrypted part
        raise AuditError(f"{name}: a .docx locked by a password", "save it without one") from e


def opening(raw: bytes) -> str:
    """Paragraphs at the beginning of a draft, for looking at only; nothing of a file that cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if len(archive.infolist()) > PARTS:
                return ""
            with archive.open(main_part(archive, "")) as file:
                markup = file.read(OPENING).decode("utf-8", "replace")
    except (*BROKEN, RuntimeError, AuditError):
        return ""
    return "\n".join(unescape(TAG.sub("", p)) for p in PARAGRAPH_END.split(markup))


def main_part(archive: zipfile.ZipFile, name: str) -> str:
    """The path of the main part."""
    found = next((r.get("Target") or "" for r in relations(archive, "", name) if is_document(r)), DOCUMENT)
    return normpath(found.lstrip("/"))


def damaged(name: str, suffix: str = ".docx") -> AuditError:
    """The error for a file that cannot be read."""
    return AuditError(f"{name}: a damaged {suffix}", "save it again, or copy its text into a .txt file")


def parts(archive: zipfile.ZipFile, name: str) -> Package:
    """The main part and its links. Raises `AuditError` beyond the bounds."""
    if len(archive.infolist()) > PARTS:
        raise AuditError(f"{name}: a .docx of more than {PARTS} parts", "copy its text into a .txt file")
    document = main_part(archive, name)
    found = relations(archive, document, name)
    targets = {str(r.get("Id")): r.get("Target") or "" for r in found if r.get("TargetMode") == "External"}
    return Package(tree_of_part(archive, document, name), targets)


def is_document(relation: Any) -> bool:
    """True for the relation that names the main part of a package."""
    return str(relation.get("Type")).endswith("/officeDocument") and relation.get("TargetMode") != "External"


def relations(archive: zipfile.ZipFile, part: str, name: str) -> list[Any]:
    """The relations of a part; of the whole package for an empty name."""
    path = join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")
    return list(tree_of_part(archive, path, name)) if path in archive.namelist() else []


def tree_of_part(archive: zipfile.ZipFile, path: str, name: str, suffix: str = ".docx") -> Any:
    """The tree of one part, of limited depth and without entities. Raises `AuditError` for one that is too large."""
    with archive.open(path) as file:
        return tree_of(file.read(LARGEST_PART + 1), name, suffix)


def tree_of(raw: bytes, name: str, suffix: str) -> Any:
    """The tree of the bytes of one part. Raises `AuditError` for one that is too large."""
    from lxml import etree

    if len(raw) > LARGEST_PART:
        raise AuditError(f"{name}: a {suffix} with more than {LARGEST_PART // 1_000_000} MB", "copy its text into a .txt file")
    if any(len(VALUE.findall(tag)) > ATTRIBUTES for tag in LONG_TAG.findall(raw)):
        raise AuditError(
            f"{name}: a {suffix} with more than {ATTRIBUTES} attributes in an element", "copy its text into a .txt file"
        )
    try:
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as e:
        raise damaged(name, suffix) from e


def attribute(element: Any, name: str) -> str:
    """The value of an attribute in any namespace; empty where it is missing."""
    return next((str(v) for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")
