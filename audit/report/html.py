"""What all pages share: the template environment, one style sheet and one script inside the page, and its policy.

A page holds everything it needs and may load nothing: its Content-Security-Policy allows the style and the script by the
digest of their bytes and nothing else. Values are escaped by Jinja, and turning characters are written out before that.
"""

import base64
import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from audit.outlets.address import split_address
from audit.version import VERSION

TEMPLATES = Path(__file__).parent / "templates"


TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that override or isolate the direction of writing, controls, and halves of surrogate pairs."""


def plain(text: str) -> str:
    """The text with turning and control characters written out, so that they act on nothing.

    >>> plain("safe" + chr(0x202E) + "gpj.exe")
    'safe⟨U+202E⟩gpj.exe'
    """
    return TURNING.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)


@cache
def asset(name: str) -> Markup:
    """The style sheet or script of the pages, as it stands in them; a style sheet without comments and idle space."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        text = re.sub(r"/\*.*?\*/|(?<=[;{},])\s+|\s+(?=[{}])", "", text, flags=re.DOTALL)
    return Markup(text)  # noqa: S704 - a file of ours


def policy(*, script: str | None = "page.js", style: str = "page.css") -> str:
    """The Content-Security-Policy of a page."""

    def allowed(name: str) -> str:
        return "'sha256-" + base64.b64encode(sha256(asset(name).encode()).digest()).decode() + "'"

    scripts = f"script-src {allowed(script)}" if script else "script-src 'none'"
    return f"default-src 'none'; style-src {allowed(style)}; {scripts}; base-uri 'none'; form-action 'none'"


def web(href: object) -> bool:
    """Whether an address may be followed: http or https with a host; all others are shown as text.

    >>> web("https://a.example/b"), web("javascript:alert(1)"), web("data:text/html,x"), web(None)
    (True, False, False, False)
    """
    parts = split_address(str(href or ""))
    followed = parts is not None and parts.scheme in {"http", "https"} and bool(parts.netloc)
    return followed and not re.search(r"[\x00-\x20]", str(href))


def percent(value: float | None, digits: int = 0) -> str:
    """A share as per cent; a dash when there is none.

    >>> percent(0.256), percent(None), percent(0.0042, 1)
    ('26 %', '–', '0.4 %')
    """
    return "–" if value is None else f"{100 * value:.{digits}f} %"


def number(value: float | None, digits: int = 2) -> str:
    """A number without idle zeros; a dash when there is none.

    >>> number(3.0), number(1234567), number(0.1234), number(None)
    ('3', '1,234,567', '0.12', '–')
    """
    if value is None:
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{digits}f}"


def words(name: object) -> str:
    """A name of the tables as words.

    >>> words("cross_promotion")
    'cross promotion'
    """
    return str(name).replace("_", " ")


def excerpt(text: str | None, longest: int = 200) -> str:
    """The beginning of a text, cut at a word.

    >>> excerpt("one two three", 8)
    'one two …'
    """
    text = " ".join((text or "").split())
    return text if len(text) <= longest else text[: longest + 1].rpartition(" ")[0].rstrip(" ,;:") + " …"


def quoted(text: object) -> bool:
    """Whether a text begins with a quotation mark of its own, so that none is set before it.

    >>> quoted("“We go.”"), quoted("We go.")
    (True, False)
    """
    return str(text or "").lstrip()[:1] in tuple("“”„«»‘'\"‹")


def count(n: float | None, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "link"), count(2, "link"), count(2, "story", "stories")
    ('1 link', '2 links', '2 stories')
    """
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def shown(value: Any) -> Any:
    """A value as the page shows it: turning characters written out, nothing for None."""
    if value is None:
        return ""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


FILTERS: dict[str, Callable[..., Any]] = {
    "percent": percent, "number": number, "words": words, "excerpt": excerpt, "plain": plain,
}  # fmt: skip
"""What templates call values through."""


@cache
def environment() -> Environment:
    """The templates, with autoescape, and an error for every name that is not there."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=shown, keep_trailing_newline=True,
    )  # fmt: skip
    env.filters |= FILTERS
    env.tests |= {"web": web, "quoted": quoted}
    env.globals |= {"asset": asset, "policy": policy, "version": VERSION, "count": count}
    return env


def fill(template: str, **values: object) -> str:
    """A template with its values: the same values give the same bytes."""
    return environment().get_template(template).render(**values)
