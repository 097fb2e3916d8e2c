"""Word drafts (.docx): tracked changes are accepted, so that deleted text is left out; comments and footnotes are not read."""

import io
import re
import zipfile
from typing import Any

from audit.errors import AuditError
from audit.load.draft import Lines, Parsed
from audit.load.input import Input
from audit.load.page_words import alternatives, page_words

LARGEST_PART = 50_000_000
"""Maximum bytes of one unpacked part of a .docx: a small archive can unpack to gigabytes."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def docx(given: Input, raw: bytes | str) -> Parsed:
    """Parse a Word draft. Raises `AuditError` when the file is damaged."""
    from lxml import etree

    if isinstance(raw, str):
        raise AuditError(f"{given.id}: a .docx is not a string", "give its bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            tree = etree.fromstring(part(archive, "word/document.xml"), parser)
            rels = "word/_rels/document.xml.rels"
            found = etree.fromstring(part(archive, rels), parser) if rels in archive.namelist() else ()
    except (zipfile.BadZipFile, KeyError, EOFError, etree.XMLSyntaxError, ValueError) as e:
        raise AuditError(f"{given.id}: a damaged .docx", "save it again, or copy its text into a .txt file") from e
    targets = {r.get("Id"): r.get("Target") or "" for r in found if r.get("TargetMode") == "External"}
    heading, titles = re.compile(rf"(?:{alternatives('heading_styles')})(\d)"), page_words("title_styles")
    out = Lines()
    for paragraph in tree.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        named = (style.get(f"{W}val") or "").lower() if style is not None else ""
        level = heading.match(named)
        write_words(out, paragraph, targets)
        out.end("h1" if named in titles else f"h{level.group(1)}" if level else "p")
    return out.parsed()


def write_words(out: Lines, paragraph: Any, targets: dict[str | None, str]) -> None:
    """Write the words and links of one paragraph; deleted text is left out."""
    for run in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        start = len(out.text)
        out.write(run.text or "" if run.tag == f"{W}t" else " ")
        anchor = next((a for a in run.iterancestors(f"{W}hyperlink")), None)
        if anchor is not None:
            out.link(start, targets.get(anchor.get(f"{R}id"), ""))


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of the archive. Raises `ValueError` when it is larger than a draft can be."""
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise ValueError(name)
    return archive.read(name)
