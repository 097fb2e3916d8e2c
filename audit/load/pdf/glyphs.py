"""Extract the words of a PDF with their positions: a program of its own, run with limits of time and memory.

A hostile PDF can unpack to gigabytes or draw for ever inside the library, so `audit.load.pdf.pages` runs this file in a child
process. It reads the PDF from standard input, the limits from its arguments, and writes one JSON object: `pages` with their
words, `info` with the metadata, or `error` with what prevents reading. It imports nothing of `audit`, so that it starts fast.

A word is `[text, x0, top, x1, bottom, base, size, bold, turn, artifact, href]`, in points from the top left corner in the
direction of its writing; `base` is its baseline, `turn` the direction of writing in quarter turns, `href` the address of the
link annotation over its middle (ISO 32000-1, section 12.5.6.5), or empty.
"""

import io
import json
import sys
import unicodedata
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

PAGES = 100
"""Maximum pages of a PDF."""
GLYPHS = 400_000
"""Maximum characters of a PDF; a hundred pages of a newspaper have fewer."""
LEVEL = 0.6
"""Maximum points between the baselines of glyphs of one line."""
GAP = 0.15
"""Minimum gap between words in units of the font size, beyond the usual gap between the letters of the line."""
DOUBLED = 0.1
"""Maximum distance, in units of the font size, of a glyph drawn twice to look bold."""
RIGHT_TO_LEFT = frozenset({"R", "AL"})
KINDS = {"MemoryError": "memory", "PDFPasswordIncorrect": "locked", "PDFEncryptionError": "locked"}
"""Errors inside those that the library raises."""
LINKS = 5_000
"""Maximum links of a page that are read."""
UPRIGHT, UPWARDS, UPSIDE_DOWN, DOWNWARDS = range(4)
"""Directions of writing, in quarter turns."""


def limit(seconds: int, memory: int) -> None:
    """Limit processor time and address space (bytes) of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def extracted(raw: bytes) -> dict[str, Any]:
    """The words of a PDF and its metadata, or why it cannot be read."""
    try:
        import pdfplumber
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        return {"error": "library"}
    from pdfminer import pdftypes
    from pdfminer.pdfdocument import PDFEncryptionError

    losses: list[str] = []
    pdftypes.decompress_corrupted = lambda data: salvaged(data, losses)  # the library's own says nothing of what it loses
    try:
        with pdfplumber.open(io.BytesIO(raw)) as pdf:
            return whole_pdf(pdf) | {"damaged": bool(losses)}
    except MemoryError:
        return {"error": "memory"}
    except (PdfminerException, PDFEncryptionError) as e:
        cause = e.args[0] if e.args and isinstance(e.args[0], Exception) else e
        return {"error": next((what for kind, what in KINDS.items() if type(cause).__name__ == kind), "damaged")}
    except Exception:  # noqa: BLE001 - the library lets errors of many kinds through for a damaged file
        return {"error": "damaged"}


def salvaged(data: bytes, losses: list[str]) -> bytes:
    """Unpack damaged data as far as it goes; where that is not to the end, `losses` gets the reason."""
    unpack = zlib.decompressobj()
    out = bytearray()
    try:
        for i in range(len(data)):
            out += unpack.decompress(data[i : i + 1])
    except zlib.error as e:
        if "incorrect data check" in str(e):  # of data that are all there
            return bytes(out)
    if not unpack.eof:
        losses.append("packed data are damaged")
    return bytes(out)


def whole_pdf(pdf: Any) -> dict[str, Any]:
    """Extract all pages of an open PDF."""
    catalog = pdf.doc.catalog
    pages: list[dict[str, Any]] = []
    number = 0
    if len(pdf.pages) > PAGES:
        return {"error": "pages", "count": len(pdf.pages)}
    for page in pdf.pages:
        chars = page.chars
        number += len(chars)
        if number > GLYPHS:
            return {"error": "glyphs"}
        words = [word for some in by_turn(page, chars).values() for word in words_of(some)]
        add_links(words, page.hyperlinks[:LINKS])
        pages.append({"width": float(page.width), "height": float(page.height), "images": len(page.images), "words": words})
        pages[-1]["tagged"] = sum(c["tag"] is not None for c in chars) * 2 > len(chars)
        page.close()
    info = {k: v for k, v in pdf.metadata.items() if isinstance(v, str) and k in {"Title", "Author", "CreationDate"}}
    return {"pages": pages, "info": info, "tagged": "StructTreeRoot" in catalog or "MarkInfo" in catalog}


def by_turn(page: Any, chars: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """Group the glyphs on a page by their direction of writing, each with its place in that direction."""
    found: dict[int, list[dict[str, Any]]] = {}
    width, height = float(page.width), float(page.height)
    taken: set[tuple[str, float, int, int]] = set()
    for c in chars:
        a, b, _, _, e, f = c["matrix"]
        if c["x1"] <= 0 or c["x0"] >= width or c["bottom"] <= 0 or c["top"] >= height or c["size"] <= 0:
            continue
        if drawn_before(c, taken):
            continue
        along = UPRIGHT if a > 0 else UPSIDE_DOWN
        turn = along if abs(a) >= abs(b) else UPWARDS if b > 0 else DOWNWARDS
        across = c["x0"], c["x1"], c["top"], c["bottom"], c["top"] + c["y1"] - f
        left = c["x0"], c["x1"], e
        box = (
            across,
            (height - c["bottom"], height - c["top"], *left),
            (width - c["x1"], width - c["x0"], height - c["bottom"], height - c["top"], height - across[4]),
            (c["top"], c["bottom"], width - c["x1"], width - c["x0"], width - e),
        )[turn]
        found.setdefault(turn, []).append(
            {
                "text": c["text"],
                "box": box,
                "size": box[3] - box[2],
                "bold": "bold" in c["fontname"].lower() or "black" in c["fontname"].lower(),
                "turn": turn,
                "artifact": c["tag"] == "Artifact",
            }
        )
    return found


def drawn_before(c: dict[str, Any], taken: set[tuple[str, float, int, int]]) -> bool:
    """True for a glyph that is drawn again at its place, as some programs draw bold letters and shadows."""
    size = round(max(min(c["height"], c["width"]), 0.1), 1)
    step = DOUBLED * size
    x, y = round(c["x0"] / step), round(c["top"] / step)
    if any((c["text"], size, x + i, y + j) in taken for i in (-1, 0, 1) for j in (-1, 0, 1)) and not c["text"].isspace():
        return True
    taken.add((c["text"], size, x, y))
    return False


def words_of(glyphs: list[dict[str, Any]]) -> Iterator[list[Any]]:
    """Yield the words of glyphs of one direction: those on one baseline, cut at spaces and gaps."""
    glyphs.sort(key=lambda g: g["box"][4])
    line: list[dict[str, Any]] = []
    for g in glyphs:
        if line and g["box"][4] - line[-1]["box"][4] > LEVEL:
            yield from words_of_line(line)
            line = []
        line.append(g)
    yield from words_of_line(line)


def words_of_line(line: list[dict[str, Any]]) -> Iterator[list[Any]]:
    """Yield the words of one line, from left to right."""
    word: list[dict[str, Any]] = []
    line.sort(key=lambda g: g["box"][0])
    gaps = sorted((b["box"][0] - a["box"][1]) / b["size"] for a, b in pairwise(line))
    gap = GAP + (max(gaps[len(gaps) // 2], 0.0) if gaps else 0.0)  # letters may be spaced out
    for before, g, following in zip([None, *line], line, [*line[1:], None], strict=False):
        middle = (g["box"][0] + g["box"][1]) / 2
        covered = (following and following["box"][0] < middle) or (before and before["box"][1] > middle)
        if g["text"].isspace() and covered:
            continue  # without width: Chromium draws a soft hyphen inside a word as a space that a letter covers
        if g["text"].isspace() or not g["text"]:
            yield from word_of(word)
            word = []
            continue
        if word and (g["box"][0] - word[-1]["box"][1] > gap * max(g["size"], word[-1]["size"]) or resized(g, word[-1])):
            yield from word_of(word)
            word = []
        word.append(g)
    yield from word_of(word)


def resized(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """True for the border of an initial and the letters beside it: the one is more than half as large again."""
    small, large = sorted((a["size"], b["size"]))
    return bool(large > 1.5 * small) or a["artifact"] != b["artifact"]


def word_of(glyphs: list[dict[str, Any]]) -> Iterator[list[Any]]:
    """Yield one word, its letters in the order of reading; none where there are no glyphs."""
    if not glyphs:
        return
    texts = [readable(g["text"]) for g in glyphs]
    if leftwards("".join(texts)):
        texts = reversed_letters(texts)
    boxes = [g["box"] for g in glyphs]
    sizes = Counter(round(g["size"], 1) for g in glyphs)
    yield [
        "".join(texts),
        round(boxes[0][0], 2),
        round(min(b[2] for b in boxes), 2),
        round(max(b[1] for b in boxes), 2),
        round(max(b[3] for b in boxes), 2),
        round(boxes[0][4], 2),
        sizes.most_common(1)[0][0],
        all(g["bold"] for g in glyphs),
        glyphs[0]["turn"],
        glyphs[0]["artifact"],
        "",
    ]


def add_links(words: list[list[Any]], links: list[dict[str, Any]]) -> None:
    """Give upright words the address of the link over their middle; of two links the smaller one counts."""
    upright = sorted((w for w in words if w[8] == UPRIGHT), key=middle)
    heights = [middle(w) for w in upright]
    for link in sorted(links, key=lambda a: (a["x1"] - a["x0"]) * (a["bottom"] - a["top"]), reverse=True):
        for w in upright[bisect_left(heights, link["top"]) : bisect_right(heights, link["bottom"])]:
            if link["x0"] <= (w[1] + w[3]) / 2 <= link["x1"]:
                w[10] = str(link["uri"])


def middle(word: list[Any]) -> float:
    """The height of the middle of a word."""
    return float(word[2] + word[4]) / 2


def readable(text: str) -> str:
    """Letters for a glyph: ligatures and presentation forms opened, one without a meaning as U+FFFD.

    >>> readable("\\ufb01"), readable("\\u00bd"), readable("(cid:12)") == "\\ufffd"
    ('fi', '½', True)
    """
    if text.startswith("(cid:") or text == "\0":
        return "\ufffd"
    if len(text) == 1 and (0xFB00 <= ord(text) <= 0xFDFF or 0xFE70 <= ord(text) <= 0xFEFC):
        return unicodedata.normalize("NFKC", text)
    return text


def leftwards(text: str) -> bool:
    """True for a word of letters that are read from right to left."""
    return any(unicodedata.bidirectional(c) in RIGHT_TO_LEFT for c in text)


def reversed_letters(texts: list[str]) -> list[str]:
    """The letters of a word from right to left; digits inside it keep their order.

    >>> "".join(reversed_letters(list("12\\u05d1\\u05d0")))
    '\\u05d0\\u05d112'
    """
    out: list[str] = []
    digits: list[str] = []
    for text in reversed(texts):
        if text.isdecimal():
            digits.insert(0, text)
            continue
        out += [*digits, text]
        digits = []
    return out + digits


if __name__ == "__main__":
    limit(int(sys.argv[1]), int(sys.argv[2]))
    json.dump(extracted(sys.stdin.buffer.read()), sys.stdout)
