"""Shared parts of all HTML pages: the Jinja environment, inline style sheet and script, and the Content-Security-Policy.

A page is self-contained and loads nothing: its policy allows only its own style and script, by digest. Jinja escapes all
values; bidirectional controls are written out before that.
"""

import base64
import re
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from audit.display import plain
from audit.outlets.address import lettered_host, split_address
from audit.report.wording import agencies, as_words, count, excerpt, moment, number, quoted
from audit.version import VERSION

NEEDLESS = re.compile(r"""("[^"]*")|/\*.*?\*/|(?<=[;{},:])\s+|;?\s+(?=\})|\s+(?=\{)""", re.DOTALL)
"""What a style sheet can do without, strings excepted: comments, white space around marks, the last semicolon of a rule."""
TEXT = re.compile(r">[^<>]*&#3[49];[^<>]*<")
"""Words between two tags with an escaped quotation mark; Jinja escapes `<` and `>` of values, so these are tags of ours."""
TEMPLATES = Path(__file__).parent / "templates"


@cache
def asset(name: str) -> Markup:
    """Read a style sheet (comments and needless white space removed) or script for inlining."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        text = NEEDLESS.sub(lambda found: found[1] or "", text)
    return Markup(text)  # noqa: S704 - our own file


def policy(*, script: str | None = "page.js", styles: Sequence[str] = ("page.css",), forms: bool = False) -> str:
    """Build the Content-Security-Policy of a page; `script` None forbids all scripts, `forms` allows forms to its own site."""

    def allowed(name: str) -> str:
        return "'sha256-" + base64.b64encode(sha256(asset(name).encode()).digest()).decode() + "'"

    scripts = f"script-src {allowed(script)}" if script else "script-src 'none'"
    own = "'self'" if forms else "'none'"
    return f"default-src 'none'; style-src {' '.join(map(allowed, styles))}; {scripts}; base-uri 'none'; form-action {own}"


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


def signed(value: float) -> str:
    """Format a difference of shares in percentage points, with its sign.

    >>> signed(0.004), signed(-0.1012), signed(-0.0001)
    ('+0.4', '−10.1', '0.0')
    """
    text = f"{100 * value:+.1f}".replace("-", "−")
    return text if text.strip("+−0.") else "0.0"


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


def coded(row: Any) -> bool:
    """True when readers have coded a sample from which a rate is corrected."""
    return any(getattr(row, end, None) is not None for end in ("corrected_low", "corrected_high"))


def by_readers(row: Any) -> str:
    """Words of a rate that readers have corrected, with its interval or the bound that few codes allow.

    >>> from types import SimpleNamespace as S
    >>> by_readers(S(corrected=0.119, corrected_low=0.091, corrected_high=0.153, coders=2))
    'corrected 11.9 % (9.1–15.3)'
    >>> by_readers(S(corrected=None, corrected_low=None, corrected_high=0.02, coders=1))
    'corrected at most 2.0 %, one reader’s'
    """
    low, high = row.corrected_low, row.corrected_high
    if low is None:
        words = f"at most {percent(high, 1)}"
    elif high is None:
        words = f"at least {percent(low, 1)}"
    else:
        ends = f"{100 * low:.1f}–{100 * high:.1f}"
        words = f"{ends} %" if row.corrected is None else f"{percent(row.corrected, 1)} ({ends})"
    return f"corrected {words}{', one reader’s' if row.coders == 1 else ''}"


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
    "agencies": agencies,
    "by_readers": by_readers,
    "percent": percent,
    "signed": signed,
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
    return TEXT.sub(lone_quotes, html_environment().get_template(template).render(**values))


def lone_quotes(words: re.Match[str]) -> str:
    """Write quotation marks between elements as they are: only attributes need them escaped."""
    return words[0].replace("&#34;", '"').replace("&#39;", "'")
