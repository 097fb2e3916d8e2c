"""Encodings of texts and pages: by a byte-order mark, by name, else detected.

An older encoding is detected by statistics, corrected by the encodings that the language of the text had.

The encodings of Latin letters differ in few characters, which statistics of bytes confuse: `ñ` of cp1252 is `ń` in cp1250. The
language decides, whose words are mostly ASCII.

>>> spanish = "La ministra dijo que la reunión será pública en todo el país, según el informe del año pasado. " * 4
>>> charset_of(spanish.encode("cp1252"))
'cp1252'
"""

import codecs
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Any

from audit.files import DATA, read_yaml
from audit.lang.detect import UNDETERMINED, language

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks, and the encodings that they declare."""
ALIASES = dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii"), "cp1252") | {"gb2312": "gb18030", "gbk": "gb18030"}
"""Encodings that browsers use under these names (WHATWG Encoding, section 4.2)."""
WESTERN = "cp1252"
"""The encoding of languages without an entry in `data/charsets.yaml`."""
UNUSUAL = frozenset({"Cc", "Lm", "No", "Sc", "Sk", "Sm", "So"})
"""Categories of characters that do not follow a letter in running text."""


def marked(raw: bytes) -> str | None:
    """Name of the encoding that the byte-order mark of a file declares; None where it has none."""
    return next((encoding for mark, encoding in MARKS if raw.startswith(mark)), None)


def charset_of(sample: bytes) -> str | None:
    """Name of the encoding of a sample of text; None when it cannot be detected."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample, threshold=0.1, cp_isolation=encodings()["known"]).best()
    found = [best.encoding] if best else []
    text = decoded(sample, best.encoding) if best else sample.decode(WESTERN, "replace")
    if text is None or not is_latin(text):
        return found[0] if found else None
    lang = language(text, None)
    if best is None and (lang is None or lang == UNDETERMINED):
        return None
    names = dict.fromkeys((*encodings()["latin"].get(lang or "", ()), WESTERN, *found))
    fitting = {name: unusual(fit) for name in names if (fit := decoded(sample, name)) is not None}
    return min(fitting, key=lambda name: fitting[name], default=None)


@cache
def encodings() -> dict[str, Any]:
    """Encodings that are `known`, and those of texts in `latin` letters by language code."""
    found: dict[str, Any] = read_yaml(DATA / "charsets.yaml")
    return found


def decoded(sample: bytes, encoding: str) -> str | None:
    """A sample in an encoding; None when its bytes do not fit."""
    try:
        return sample.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def is_latin(text: str) -> bool:
    """True when all letters beyond ASCII are Latin.

    A modifier letter is of no script: Mac Roman makes one of the ö of other encodings.

    >>> is_latin("Malmˆ"), is_latin("Łódź"), is_latin("Мир")
    (True, True, False)
    """
    letters = (c for c in set(text) if not c.isascii() and c.isalpha() and unicodedata.category(c) != "Lm")
    return all(unicodedata.name(c, "").startswith("LATIN") for c in letters)


def unusual(text: str) -> int:
    """Number of signs right after a letter, where a wrong encoding puts them.

    >>> unusual("Sąd"), unusual("Są".encode("iso8859-2").decode("cp1250")), unusual("20 °C")
    (0, 1, 0)
    """
    return sum(a.isalpha() and not b.isascii() and unicodedata.category(b) in UNUSUAL for a, b in pairwise(text))
