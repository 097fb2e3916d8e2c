"""Render Markdown templates with every value escaped, so that markup in an article is shown as text.

>>> escaped("*not* [a](link) <b>")
'\\\\*not\\\\* \\\\[a\\\\](link) &lt;b>'
"""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from audit.report.html import FILTERS, TEMPLATES, plain, web
from audit.report.wording import count
from audit.version import VERSION

SPECIAL = re.compile(r"([\\`*_\[\]|~])|(<)|(&)|(^\s*(?:[#>+-]|\d+[.)])(?=\s))|((?:https?|javascript|data|vbscript):)")
"""What Markdown renders: marks, tags, entities, openers of headings, quotes and lists, and schemes that are linked on sight."""


def escaped(value: Any) -> str:
    """Escape a value to one line of Markdown without emphasis, link, tag, list or heading; None is ""."""
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
def markdown_environment() -> Environment:
    """Build the Markdown environment."""
    env = Environment(  # noqa: S701 - `finalize` escapes every value for Markdown
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        finalize=escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= FILTERS
    env.tests["web"] = web
    env.globals |= {"version": VERSION, "count": count}
    return env


def fill_markdown(template: str, **values: object) -> str:
    """Render a Markdown template, with consecutive blank lines collapsed to one."""
    return re.sub(r"\n{3,}", "\n\n", markdown_environment().get_template(template).render(**values)).strip() + "\n"
