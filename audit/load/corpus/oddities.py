"""What a run says of records that are read otherwise than meant: texts with markup, unknown outlets, unknown days."""

import re
from collections.abc import Mapping
from itertools import islice

from audit.display import on_one_line

MARKUP = re.compile(
    r"</?(?:p|div|span|a|em|strong|b|i|h[1-6]|li|ul|blockquote)(?:\s[^<>]*)?>|<br ?/?>|&(?:[a-z]{2,8}|#\d{2,5});"
)
"""A tag or a named character of HTML."""
FEWEST = 3
"""Minimum of them in a text that is HTML; one may stand in a text by mistake."""
READ = 20_000
"""Characters of a text that are searched."""
LONGEST_NAME = 60
"""Maximum characters of the name of an outlet, or of a day, in a report."""
MOST = 8
"""Maximum outlets or days in a report."""


def has_markup(text: bytes | str | None) -> bool:
    """True for a plain text that is markup, of which nothing but the letters is read.

    >>> has_markup("<p>They met.</p><p>&ldquo;No,&rdquo; he said.</p>"), has_markup("A <b> is a tag, AT&amp;T a firm.")
    (True, False)
    """
    if not isinstance(text, str) or ("<" not in text[:READ] and "&" not in text[:READ]):
        return False
    return len(list(islice(MARKUP.finditer(text[:READ]), FEWEST))) == FEWEST


def marked_report(texts: int) -> str:
    """Format the report on texts with markup.

    >>> marked_report(1)
    '1 text has tags of HTML and is read as it is; give it as html'
    """
    if texts == 1:
        return "1 text has tags of HTML and is read as it is; give it as html"
    return f"{texts} texts have tags of HTML and are read as they are; give them as html"


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
