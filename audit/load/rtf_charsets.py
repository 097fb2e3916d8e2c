"""Codecs of RTF: code pages by the charset of a font (`\\fcharset`), and characters that have a control word of their own.

Numbers are those of the Rich Text Format specification 1.9.1, sections "Character Set" and "Font Table".
"""

import codecs

CHARSETS = {
    0: "cp1252", 77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gb18030", 81: "big5", 83: "mac_roman", 85: "mac_greek",
    86: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Codecs by the number of a charset; 1, the default, and 2, symbols, are read as the document's own."""
DOCUMENT = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""Codecs by the control word that declares the charset of the document."""
CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ", "tab": "\t", "line": "\n", "lbr": "\n", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
"""Characters by their control words."""
SYMBOLS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
"""Characters by control symbols: no-break space, no-break hyphen, and what is escaped; an optional hyphen is no character."""


def code_page(number: int) -> str | None:
    """Codec of a code page; None for an unknown one.

    >>> code_page(1251), code_page(936), code_page(10000), code_page(4)
    ('cp1251', 'gb18030', 'mac_roman', None)
    """
    named = {936: "gb18030", 10000: "mac_roman", 65001: "utf-8"}.get(number, f"cp{number}")
    try:
        codecs.lookup(named)
    except LookupError:
        return None
    return named
