"""brat: a folder of `DOC.txt` and `DOC.ann`, with the types in use in `annotation.conf`.

Offsets are code points, end exclusive.
A span that crosses lines is written as fragments, since brat's line-based files hold no line end. Names of types are letters,
digits and hyphens; the label as it is stands in a note beside each span.

>>> type_name("mention: Côte d’Ivoire"), fragments("a\\n\\nb", 0, 4)
('mention-Cote-d-Ivoire', [(0, 1), (3, 4)])
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from audit.errors import AuditError
from audit.store.annotations.marked import MarkedText

NO_NAME = re.compile(r"[^A-Za-z0-9_]+")
"""What the name of a type may not hold, in brat's own configuration parser."""


def write_standoff(texts: Iterable[MarkedText], folder: Path) -> None:
    """Write two files for each text, and the configuration."""
    types: set[str] = set()
    for text in texts:
        (folder / f"{text.doc}.txt").write_text(text.text, encoding="utf-8", newline="\n")
        (folder / f"{text.doc}.ann").write_text(standoff(text), encoding="utf-8", newline="\n")
        types |= {type_name(tag) for tag in text.tags()}
    sections = ("[entities]", *sorted(types), "", "[relations]", "", "[events]", "", "[attributes]", "")
    (folder / "annotation.conf").write_text("\n".join(sections), encoding="utf-8")


def standoff(text: MarkedText) -> str:
    """The lines of a `.ann` file: a text-bound annotation and a note for each mark."""
    lines = []
    for n, mark in enumerate(text.marks, 1):
        pieces = fragments(text.text, mark.start, mark.stop)
        if not pieces:
            raise AuditError(f"{text.doc}: {mark.start} to {mark.stop} covers line ends alone", "leave this row out")
        places = ";".join(f"{start} {stop}" for start, stop in pieces)
        words = " ".join(text.text[start:stop] for start, stop in pieces)
        lines.append(f"T{n}\t{type_name(mark.tag)} {places}\t{words}\n")
        note = " · ".join(filter(None, (mark.tag, mark.rule)))
        lines.append(f"#{n}\tAnnotatorNotes T{n}\t{' '.join(note.split())}\n")
    return "".join(lines)


def fragments(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Cut a span at all ends of lines that Python knows (brat reads with them), without empty pieces."""
    out, at = [], start
    for line in text[start:stop].splitlines(keepends=True):
        inner = len(line.splitlines()[0])
        if inner:
            out.append((at, at + inner))
        at += len(line)
    return out


def type_name(tag: str) -> str:
    """A label as the name of a type."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", tag) if not unicodedata.combining(c))
    return NO_NAME.sub("-", letters).strip("-") or "span"
