"""What a page shows about itself outside head and scripts: title, first headings, byline, kicker, times, footer."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from audit.files import DATA, read_yaml
from audit.load.declared.bylines import aside, marked
from audit.load.declared.jsonld import clean
from audit.load.html.element import SKIP, text_of
from audit.load.html.lines import Unit, nearest
from audit.outlets.address import absolute_address
from audit.text import Said

UPDATED = re.compile(
    r"updat|modif|edit|aktualis|mis ?[aà] ?jour|actualizad|aggiornat|atualizad|bijgewerkt|o(?:pp|p)dater|güncel|"
    r"обновл|päivitet",
    re.IGNORECASE,
)
LAST = 150
"""Links at the end of a page among which those of its footer are."""
SIGNS = ("©", "opyright", "OPYRIGHT")
SIGN = re.compile(r"©|\(c\)\s|\bcopyright\b|&copy;", re.IGNORECASE)


def shown(tree: Any, url: str | None, found: Sequence[Unit]) -> Iterator[Said]:
    """Claims of the visible page, whose lines are `found`, in the order of the page."""
    title = next((t for t in tree.iter("title") if any(a.tag == "head" for a in t.iterancestors()) or bare(t)), None)
    if title is not None and (words := text_of(title)):
        yield Said("page_title", words, "html")
    for h in islice(tree.iter("h1"), 5):
        if (words := text_of(h)) and len(words) <= 400:
            yield Said("headline", words, "html")
    yield from marked(tree, url)
    yield from times(tree)
    yield from holders(found)
    yield from policies(tree, url)


def bare(title: Any) -> bool:
    """Whether a title stands in the page itself and is not that of a drawing."""
    above = title.getparent()
    return above is not None and above.tag in {"html", "body"}


def times(tree: Any) -> Iterator[Said]:
    """The first times that the page marks as such, told apart by the words around them."""
    count = 0
    for e in tree.iter("time"):
        value = clean(e.get("datetime"))
        if count >= 4 or not value:
            continue
        if not aside(e):
            parent = e.getparent()
            around = " ".join(f"{x.get('class') or ''} {x.text or ''}" for x in (e, parent) if x is not None)
            count += 1
            yield Said("modified" if UPDATED.search(around) else "published", value, "html")


def holders(found: Sequence[Unit]) -> Iterator[Said]:
    """The last line with a sign of copyright, where the footer stands."""
    for unit in reversed(found):
        if any(sign in unit.text for sign in SIGNS) and (words := held(nearest(unit.element))):
            yield Said("copyright", words[:300], "html")
            return


def held(element: Any) -> str | None:
    """The last words with a sign of copyright in an element."""
    found = None
    for text in element.xpath(".//text()[contains(., '©') or contains(., 'opyright') or contains(., 'OPYRIGHT')]"):
        parent = text.getparent()
        if parent is None or parent.tag in SKIP or len(text) > 2_000 or not SIGN.search(text):
            continue
        words = " ".join(text.split())
        if len(re.sub(r"[\W\d_]|opyright", "", words)) < 4:  # the sign stands alone: what is around it names the holder
            around = parent.getparent() if text.is_tail and parent.getparent() is not None else parent
            words = text_of(around, 300) or words
            words = words[words.find("©") :] if "©" in words else words
        found = words or found
    return found


Pattern = re.Pattern[str]


@cache
def policy_words() -> tuple[Pattern, Pattern, tuple[tuple[str, Pattern, Pattern], ...]]:
    """Patterns over the words of a link and over the last part of its address: of any policy, then of each."""
    rows = read_yaml(DATA / "policies.yaml")["policies"].items()
    last = r"/(?:{})/?(?:\.\w+)?"
    parts = [(field, "|".join(v["words"]), last.format("|".join(v["paths"]))) for field, v in rows]
    each = tuple((field, re.compile(words, re.IGNORECASE), re.compile(path)) for field, words, path in parts)
    any_words = re.compile("|".join(words for _, words, _ in parts), re.IGNORECASE)
    return any_words, re.compile("|".join(path for _, _, path in parts)), each


@lru_cache(maxsize=1 << 14)
def policy_of(words: str, last: str) -> tuple[str, ...]:
    """The policies that a link names by its words or the last part of its address; outlets repeat theirs on every page."""
    any_words, any_path, each = policy_words()
    if not any_words.fullmatch(words) and not any_path.fullmatch(last):
        return ()
    return tuple(f for f, said, where in each if said.fullmatch(words) or where.fullmatch(last))


def policies(tree: Any, url: str | None) -> Iterator[Said]:
    """Pages on how the outlet works that the page links to: corrections, ethics, ownership, imprint, contact and more."""
    seen: set[str] = set()
    for a in [a for a in tree.iter("a") if a.get("href") is not None][-LAST:]:
        href = a.get("href").strip()
        if len(href) > 200 or href.startswith(("#", "javascript")):
            continue
        words = (a.text or "").strip()
        if not words and len(a):
            words = text_of(a, 80) or ""
        if len(words) > 60:
            continue
        path = href.partition("?")[0].partition("#")[0].lower().rstrip("/")
        for field in policy_of(words, "/" + path.rpartition("/")[2]):
            if field not in seen:
                seen.add(field)
                yield Said(field, absolute_address(url, href), "html")
