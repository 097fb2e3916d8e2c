"""Shared parts of all HTML pages: the Jinja environment, inline style sheet and script, and the Content-Security-Policy.

A page is self-contained and loads nothing: its policy allows only its own style and script, by digest. Jinja escapes all
values; bidirectional controls are written out before that.
"""

import base64
import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from audit.display import plain
from audit.outlets.address import lettered_host, split_address
from audit.report.wording import as_words, count, excerpt, moment, number
from audit.version import VERSION

TEMPLATES = Path(__file__).parent / "templates"


@cache
def asset(name: str) -> Markup:
    """Read a style sheet (comments and needless white space removed) or script for inlining."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        text = re.sub(r"/\*.*?\*/|(?<=[;{},])\s+|\s+(?=[{}])", "", text, flags=re.DOTALL)
    return Markup(text)  # noqa: S704 - our own file


def policy(*, script: str | None = "page.js", style: str = "page.css", forms: bool = False) -> str:
    """Build the Content-Security-Policy of a page; `script` None forbids all scripts, `forms` allows forms to its own site."""

    def allowed(name: str) -> str:
        return "'sha256-" + base64.b64encode(sha256(asset(name).encode()).digest()).decode() + "'"

    scripts = f"script-src {allowed(script)}" if script else "script-src 'none'"
    own = "'self'" if forms else "'none'"
    return f"default-src 'none'; style-src {allowed(style)}; {scripts}; base-uri 'none'; form-action {own}"


def web(href: object) -> bool:
    """True when an address may be a link: http or https with a host. All others are shown as text.

    >>> web("https://a.example/b"), web("javascript:alert(1)"), web("data:text/html,x"), web(None)
    (True, False, False, False)
    """
    parts = split_address(str(href or ""))
    followed = parts is not None and parts.scheme in {"http", "https"} and bool(parts.netloc)
    return followed and not re.search(r"[\x00-\x20]", str(href))


def percent(value: float | None, digits: int = 0) -> str:
    """Format a share as per cent, None as a dash.

    >>> percent(0.256), percent(None), percent(0.0042, 1)
    ('26 %', '–', '0.4 %')
    """
    return "–" if value is None else f"{100 * value:.{digits}f} %"


def place(row: Any) -> str | None:
    """Address of a passage: that of its article, with the words as a text fragment to which browsers scroll.

    >>> from audit.store.ask import shape
    >>> place(shape(("url", "words"))("https://a.example/b", "swiftly left, in-laws"))
    'https://a.example/b#:~:text=swiftly%20left%2C%20in%2Dlaws'
    """
    url, words = row.url, " ".join((row.words or "").split()[:8])
    if not web(url) or not words or "#" in str(url):
        return None if url is None else str(url)
    return f"{url}#:~:text={quote(words, safe='').replace('-', '%2D')}"


def quoted(text: object) -> bool:
    """True when a text starts with a quotation mark, so that the page adds none.

    >>> quoted("“We go.”"), quoted("We go.")
    (True, False)
    """
    return str(text or "").lstrip()[:1] in tuple("“”„«»‘'\"‹")


def coded(row: Any) -> bool:
    """True when readers have coded a sample from which a rate is corrected."""
    return any(getattr(row, end, None) is not None for end in ("corrected_low", "corrected_high"))


def shown(value: Any) -> Any:
    """Prepare a value for the page: bidirectional controls written out, None as ""."""
    if value is None:
        return ""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def changed(given: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    """Parameters of a link: those given, with one replaced, and without those that are None.

    >>> changed({"outlet": "rt", "kind": None}, "page", 2)
    {'outlet': 'rt', 'page': 2}
    """
    return {k: v for k, v in {**given, key: value}.items() if v is not None}


FILTERS: dict[str, Callable[..., Any]] = {
    "percent": percent,
    "number": number,
    "words": as_words,
    "excerpt": excerpt,
    "moment": moment,
    "place": place,
    "with": changed,
    "plain": plain,
    "letters": lettered_host,
}
"""Filters of the templates."""


@cache
def html_environment() -> Environment:
    """Build the HTML environment: autoescape on, undefined names are errors."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
        keep_trailing_newline=True,
    )
    env.filters |= FILTERS
    env.tests |= {"web": web, "quoted": quoted, "coded": coded}
    env.globals |= {"asset": asset, "policy": policy, "version": VERSION, "count": count}
    return env


def fill(template: str, **values: object) -> str:
    """Render an HTML template; the same values give the same bytes."""
    return html_environment().get_template(template).render(**values)
