"""What a run says of records read otherwise than meant: texts with markup or escapes, unknown outlets, unknown days."""

import re
from collections.abc import Mapping
from itertools import islice

from audit.display import on_one_line

MARKUP = re.compile(
    r"</?(?:p|div|span|a|em|strong|b|i|h[1-6]|li|ul|blockquote|img|figure|section|iframe|script|t[rdh])(?:\s[^<>]*)?>"
    r"|<br ?/?>|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
"""A tag or a named character of HTML."""
ESCAPED = re.compile(r"\\(?:r?\\?n|[\"'’”]|u[0-9a-fA-F]{4})")
"""The escape of a line end, a quotation mark or a character, as JSON and programs write it."""
FEWEST = 3
"""Minimum of them in a text that is HTML, or escaped; one may stand in a text by mistake."""
READ = 20_000
"""Characters of a text that are searched."""
LONGEST_NAME = 60
"""Maximum characters of the name of an outlet, or of a day, in a report."""
MOST = 8
"""Maximum outlets or days in a report."""


def literal(text: bytes | str | None) -> str | None:
    r"""Return `html` or `escapes` for a plain text that is one of them, of which nothing but the letters is read.

    >>> literal("<p>They met.</p><p>&ldquo;No,&rdquo; he said.</p>"), literal("A <b> is a tag, AT&amp;T a firm.")
    ('html', None)
    >>> literal("<P>They met.</P><BR>"), literal("It&#x2019;s &#xAB;no&#xBB;.")
    ('html', 'html')
    >>> literal(rb'They met.\nHe said: \"No.\"'), literal(r"It lies in C:\new.")
    ('escapes', None)
    """
    start = text[:READ] if text is not None else ""
    if isinstance(start, bytes):
        start = start.decode("utf-8", "ignore")
    for name, (signs, pattern, *_) in KINDS.items():
        if any(sign in start for sign in signs) and len(list(islice(pattern.finditer(start), FEWEST))) == FEWEST:
            return name
    return None


KINDS = {
    "html": ("<&", MARKUP, "tags of HTML", "give {} as html"),
    "escapes": ("\\", ESCAPED, r"escapes such as \n and \"", "decode {} first"),
}
"""Of each kind the characters without which a text is none, the pattern of its signs, their name, and the way out."""


def literal_report(kind: str, texts: int) -> str:
    """Format the report on texts of such a kind.

    >>> literal_report("html", 1)
    '1 text has tags of HTML and is read as it is; give it as html'
    """
    *_, signs, way_out = KINDS[kind]
    if texts == 1:
        return f"1 text has {signs} and is read as it is; {way_out.format('it')}"
    return f"{texts} texts have {signs} and are read as they are; {way_out.format('them')}"


def undated_report(values: Mapping[str, int]) -> str:
    """Format the report on given days of publication that may not be read, the most frequent first.

    >>> undated_report({"last Tuesday": 1, "03/11/2026": 2})
    '3 records give a day of publication that is not certain to be read: 03/11/2026, last Tuesday; write it as 2026-11-22'
    """
    records = sum(values.values())
    gives = "1 record gives" if records == 1 else f"{records} records give"
    return f"{gives} a day of publication that is not certain to be read: {frequent(values)}; write it as 2026-11-22"


def frequent(values: Mapping[str, int]) -> str:
    """List values on one line, the most frequent first."""
    ordered = sorted(values, key=lambda value: (-values[value], value))
    return ", ".join(on_one_line(v[:LONGEST_NAME]) for v in ordered[:MOST]) + (" …" if len(ordered) > MOST else "")


def unknown_report(outlets: Mapping[str, int]) -> str:
    """Format the report on outlets that records name and the registry does not know, the most frequent first.

    >>> unknown_report({"The Vell Post": 2, "Coast Weekly": 1})
    '3 records name an outlet that is not in the registry: The Vell Post, Coast Weekly; audit outlets find, audit outlets add'
    """
    lines = sum(outlets.values())
    name = "1 record names" if lines == 1 else f"{lines} records name"
    return f"{name} an outlet that is not in the registry: {frequent(outlets)}; audit outlets find, audit outlets add"
