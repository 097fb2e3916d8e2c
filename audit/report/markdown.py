"""Render Markdown templates with every value escaped, so that markup in an article is shown as text."""

import re
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from audit.display import markdown_line
from audit.report.html import FILTERS, TEMPLATES, coded, web
from audit.report.wording import count
from audit.version import VERSION


@cache
def markdown_environment() -> Environment:
    """Build the Markdown environment."""
    env = Environment(  # noqa: S701 - `finalize` escapes every value for Markdown
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        finalize=markdown_line,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= FILTERS
    env.tests |= {"web": web, "coded": coded}
    env.globals |= {"version": VERSION, "count": count}
    return env


def fill_markdown(template: str, **values: object) -> str:
    """Render a Markdown template, with consecutive blank lines collapsed to one."""
    return re.sub(r"\n{3,}", "\n\n", markdown_environment().get_template(template).render(**values)).strip() + "\n"
