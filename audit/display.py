"""Text of others for people: what goes to a terminal, a table, Markdown or CSV passes one of these functions.

A headline may carry sequences that retitle or erase a terminal, characters that reverse what follows, Markdown that loads an
image, or a formula that a spreadsheet runs. Data that programs read (JSON, Parquet, the database) keeps every character.
"""

import re
from typing import Any

UNSAFE = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Controls but tab and line feed (C0, DEL, C1), bidirectional embeddings, overrides and isolates, and lone surrogates."""
ALWAYS = r"(?P<mark>[\\`*|~])|(?P<lead>^\s*(?:[#>+-]|\d+[.)])(?=\s))|(?P<entity><|&|(?<=\w)@(?=\w)|(?<=\bwww)\.)"
SCHEME = r"|(?P<scheme>(?:https?|ftp|mailto|xmpp|javascript|data|vbscript):)"
SPECIAL = re.compile(r"(?P<bracket>[\[\]_])|" + ALWAYS + SCHEME, re.IGNORECASE)
"""What Markdown renders: marks, openers of headings, quotes and lists, tags, and whatever is linked on sight."""
IN_CELL = re.compile(
    r"(?P<bracket>\](?=[(\[:])|(?:(?<=!)|(?<=\]))\[|\[(?=\^)|(?<!\w)_|_(?!\w))|" + ALWAYS + SCHEME, re.IGNORECASE
)
"""The same in one cell of a table, where a bracket renders only beside another."""
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""First characters of a cell that a spreadsheet may run as a formula (OWASP, CSV Injection)."""
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
"""Texts that are numbers, which no spreadsheet runs."""
LONGEST_NAME = 60
"""Maximum characters of a name in a message."""


def plain(text: str) -> str:
    """Write out control and bidirectional characters, so that they have no effect.

    >>> plain("safe" + chr(0x202E) + "gpj.exe"), plain(chr(27) + "[2J")
    ('safe⟨U+202E⟩gpj.exe', '⟨U+001B⟩[2J')
    """
    if text.isprintable():  # no character of UNSAFE is
        return text
    return UNSAFE.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)


def on_one_line(text: str) -> str:
    """A text without control and bidirectional characters, white space collapsed.

    >>> on_one_line("Ministers\\nmeet\\t again")
    'Ministers meet again'
    """
    return " ".join(plain(text).split())


def name_shown(name: str, longest: int = LONGEST_NAME) -> str:
    """A name from somebody else's file for a message: on one line, cut to `longest` characters.

    >>> name_shown("a" * 99)[-2:]
    'a…'
    """
    line = on_one_line(name)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def markdown_line(value: Any) -> str:
    """Escape a value to one line of Markdown without emphasis, link, tag, list or heading; None is "".

    >>> markdown_line("*not* [a](link) <b>")
    '\\\\*not\\\\* \\\\[a\\\\](link) &lt;b>'
    """
    return "" if value is None else SPECIAL.sub(inert, on_one_line(str(value)))


def markdown_cell(text: str) -> str:
    """Escape a text for a cell of a Markdown table; its lines stay lines.

    >>> markdown_cell('["a", 1]'), markdown_cell("![a](https://ledger.example/a.png)")
    ('["a", 1]', '!\\\\[a\\\\](https&#58;//ledger.example/a.png)')
    """
    return "<br>".join(IN_CELL.sub(inert, plain(line)) for line in text.split("\n"))


def inert(m: re.Match[str]) -> str:
    """Escape one match of what Markdown renders."""
    found = m[0]
    if m["entity"]:
        return {"<": "&lt;", "&": "&amp;", "@": "&#64;", ".": "&#46;"}[found]
    if m["scheme"]:
        return found.replace(":", "&#58;")
    if m["lead"]:
        return found.replace(found.strip()[-1], "\\" + found.strip()[-1])
    return "\\" + found


def csv_value(value: Any) -> Any:
    """A value for a cell of CSV: a text that a spreadsheet would run gets a leading apostrophe; numbers stay numbers.

    >>> csv_value("=1+1"), csv_value("-5"), csv_value(-5), csv_value("- the strike")
    ("'=1+1", '-5', -5, "'- the strike")
    """
    if not isinstance(value, str):
        return value
    text = plain(value)
    return f"'{text}" if FORMULA.match(value) and not NUMBER.fullmatch(value) else text


def ascii_controls(text: str) -> str:
    """JSON in which characters that act on a terminal are escapes; it holds the same values.

    >>> ascii_controls('"' + chr(0x9B) + '2J"')
    '"\\\\u009b2J"'
    """
    return UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
