"""Markdown from templates: every value is escaped, so that the words of an article are shown and never rendered.

>>> escaped("*not* [a](link) <b>")
'\\\\*not\\\\* \\\\[a\\\\](link) &lt;b>'
"""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from audit.report.html import FILTERS, TEMPLATES, count, plain, web
from audit.version import VERSION

SPECIAL = re.compile(r"([\\`*_\[\]|~])|(<)|(&)|(^\s*(?:[#>+-]|\d+[.)])(?=\s))|((?:https?|javascript|data|vbscript):)")


def escaped(value: Any) -> str:
    """A value as Markdown that shows it: no emphasis, link, tag, list or heading comes of it; one line."""
    if value is None:
        return ""

    def one(m: re.Match[str]) -> str:
        if m[1]:
            return "\\" + m[1]
        if m[2] or m[3]:
            return "&lt;" if m[2] else "&amp;"
        if m[4]:
            return m[4].replace(m[4].strip()[-1], "\\" + m[4].strip()[-1])
        return m[5].replace(":", "&#58;")

    return SPECIAL.sub(one, " ".join(plain(str(value)).split()))


@cache
def environment() -> Environment:
    """The Markdown templates."""
    env = Environment(  # noqa: S701 - its escaping is for Markdown, on every value
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, finalize=escaped, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    env.filters |= FILTERS
    env.tests["web"] = web
    env.globals |= {"version": VERSION, "count": count}
    return env


def fill_markdown(template: str, **values: object) -> str:
    """A Markdown template with its values, blank lines never more than one in a row."""
    return re.sub(r"\n{3,}", "\n\n", environment().get_template(template).render(**values)).strip() + "\n"
