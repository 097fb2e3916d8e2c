"""Pages of a PDF as words with positions, extracted in a child process with limits of time and memory.

Errors name what is wrong with the file and the way out: locked, damaged, cut, too large, without a text layer.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from audit.errors import AuditError

PROGRAM = Path(__file__).with_name("glyphs.py")
SECONDS = 40
"""Maximum processor time of the child."""
MEMORY = 1_500_000_000
"""Maximum bytes of its address space."""
WAIT = 100.0
"""Maximum seconds to wait for the child, which has less processor time."""
END, TRAILER = b"%%EOF", 2048
"""Mark at the end of a PDF, and the maximum bytes behind it: servers append a few."""
COPY = "copy its text into a .txt file"
OCR = "recognise its text first, for example with ocrmypdf"
PROBLEMS = {
    "library": ("a PDF, which is read with pdfplumber", "pip install newsaudit[pdf], or " + COPY),
    "locked": ("a PDF locked by a password", "save it without one"),
    "damaged": ("a damaged PDF", "fetch or save it again, or " + COPY),
    "pages": ("a PDF of more than 100 pages", "give the pages of one article"),
    "glyphs": ("a PDF of more than 400,000 characters", "give the pages of one article"),
    "memory": ("a PDF that takes more than 1.5 GB of memory", COPY),
    "time": ("a PDF that takes more than 40 seconds of processor time", COPY),
    "cut": ("a PDF that breaks off", "fetch or save it again"),
    "empty": ("a PDF without pages", "give one that holds an article"),
    "wordless": ("a PDF without words", "give one that holds an article"),
    "scanned": ("a PDF without text: its pages are pictures", OCR),
    "unreadable": ("a PDF whose letters have no meaning: its fonts do not say which they are", OCR),
}
"""What keeps a PDF from being read, and the way out."""
ILLEGIBLE = 0.2
"""Maximum share of characters without a meaning in a PDF that is read."""


class Word(NamedTuple):
    """A word of a page, in points from the top left corner in the direction of its writing.

    `base` is its baseline, `href` the address of the link over it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    turn: int = 0
    artifact: bool = False
    href: str = ""


class Page(NamedTuple):
    """The words of a page, its size, the number of pictures, and whether most of its text is tagged."""

    words: list[Word]
    width: float
    height: float
    images: int = 0
    tagged: bool = False


class Pdf(NamedTuple):
    """The pages of a file, its metadata, and whether data in it are damaged."""

    pages: list[Page]
    info: dict[str, str]
    damaged: bool = False


def pdf_pages(raw: bytes, name: str) -> Pdf:
    """Extract the words of a PDF. Raises `AuditError` when it cannot be read, or holds no text."""
    found = glyphs_of(raw)
    if "error" in found:
        what = "cut" if found["error"] == "damaged" and breaks_off(raw) else found["error"]
        raise problem(what, name)
    if breaks_off(raw):
        raise problem("cut", name)
    pages = [
        Page([Word(*w) for w in p["words"]], p["width"], p["height"], p["images"], found["tagged"] and p["tagged"])
        for p in found["pages"]
    ]
    text = "".join(w.text for p in pages for w in p.words)
    if not pages:
        raise problem("empty", name)
    if not text.strip():
        raise problem("damaged" if found["damaged"] else "scanned" if any(p.images for p in pages) else "wordless", name)
    if text.count("\ufffd") > ILLEGIBLE * len(text):
        raise problem("unreadable", name)
    return Pdf(pages, found["info"], found["damaged"])


def problem(what: str, name: str) -> AuditError:
    """The error for a PDF that cannot be read."""
    said, way_out = PROBLEMS[what]
    return AuditError(f"{name}: {said}", way_out)


def glyphs_of(raw: bytes) -> dict[str, Any]:
    """Run the program that extracts words; `error` where it was stopped or failed."""
    command = [sys.executable, "-P", str(PROGRAM), str(SECONDS), str(MEMORY)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=WAIT, check=False)  # noqa: S603 - our own file
    except subprocess.TimeoutExpired:
        return {"error": "time"}
    if done.returncode < 0:  # stopped by a signal: the limit of time, or the library crashed
        import signal

        return {"error": "time" if -done.returncode in {signal.SIGXCPU, signal.SIGKILL} else "damaged"}
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"error": "memory" if b"MemoryError" in done.stderr else "damaged"}
    return found


def breaks_off(raw: bytes) -> bool:
    """True for a PDF whose end is missing.

    >>> breaks_off(b"%PDF-1.7 ... startxref 9 %%EOF"), breaks_off(b"%PDF-1.7 %%EOF 4 0 obj <<")
    (False, True)
    """
    at = raw.rfind(END)
    rest = raw[at + len(END) :]
    return at < 0 or len(rest.strip(b"\0 \r\n")) > TRAILER or b" obj" in rest
