"""Pages that hold a part of an article only: `part` is the number of the part, and of how many where the page says so.

The address says it (`?page=2`), links before and after lead to the same address with another number (`rel=next`), numbered
links do, a line counts the pages ("Page 2 of 3"), or JSON-LD does. A link to the next *article* is none of them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from audit.load.declared.bylines import beside_article
from audit.load.html.lines import Unit
from audit.outlets.address import absolute_address, split_address
from audit.text import Said

QUERY = frozenset({"page", "seite", "pagina", "pg", "pagenum", "page_num", "pageno", "artpage", "pagenumber", "sida", "side"})
"""Names of the number of a page in an address, as seen on news sites."""
PATH = re.compile(
    r"(?:/(?:page|seite|pagina|p)?[/-]?|[-_,](?:page|seite|p|s)?[-_=]?)(\d{1,2})(?=/?(?:\.\w{2,5})?$)", re.IGNORECASE
)
"""The number of a page at the end of a path."""
SURE = re.compile(r"[/_,-](?:page|seite|pagina)[/_=-]?(\d{1,2})/?(?:\.\w{2,5})?$", re.IGNORECASE)
COUNTED = re.compile(
    r"(?:page|seite|teil|part|página|pagina|sida|side|strona|sayfa|страница)\s*(\d{1,2})\s*(?:of|von|de|di|av|af|van|z|/|из)\s*(\d{1,2})",
    re.IGNORECASE,
)
ENDS = "0123456789 |·–-"
LINE = 40
"""Characters of a line that does nothing but count the pages."""
MOST = 60
"""Parts of the longest article; more is a list of comments or of articles."""


def parts(tree: Any, url: str | None, found: Sequence[Unit]) -> Iterator[Said]:
    """What a page with these lines says about the part of an article that it holds."""
    if url and (number := sure(url)):
        yield Said("part", str(number), "url")
    for unit in found:
        counts = len(unit.text) <= LINE and unit.text[-1] in ENDS
        m = COUNTED.fullmatch(unit.text.strip(" |·–-")) if counts else None
        if m and 1 <= int(m[1]) <= int(m[2]) <= MOST and int(m[2]) > 1 and not beside_article(unit.element):
            yield Said("part", f"{int(m[1])} of {int(m[2])}", "html")
            break
    if url:
        yield from beside(tree, url)
        yield from numbered(found, url)


def beside(tree: Any, url: str) -> Iterator[Said]:
    """The part that links to the one before and after tell."""
    own, number = split(url)
    for link in tree.iter("link", "a"):
        rel = link.get("rel")
        if rel is None:
            continue
        rel = rel.lower().split()
        step = 1 if "next" in rel else -1 if "prev" in rel or "previous" in rel else 0
        if not step or not link.get("href"):
            continue
        other, its = split(absolute_address(url, link.get("href")))
        here = number or (its - step if its else 1 if step == 1 else 2)
        if other == own and its != number and 1 <= here <= MOST and (its or 1) - here == step:
            yield Said("part", str(here), "meta" if link.tag == "link" else "html")
            return


def numbered(found: Sequence[Unit], url: str) -> Iterator[Said]:
    """The part that a row of numbered links to the same address tells."""
    own, number = split(url)
    seen: set[int] = set()
    for unit in found:
        for link in unit.links:
            words = unit.text[link.start : link.stop]
            if words.isdecimal() and len(words) <= 2 and not link.href.startswith("#"):
                other, its = split(absolute_address(url, link.href))
                if other == own and (its or 1) == int(words) and not beside_article(unit.element):
                    seen.add(int(words))
    here = number or 1
    last = max(seen | {here}, default=0)
    if seen - {here} and last <= MOST and seen | {here} == set(range(1, last + 1)):
        yield Said("part", f"{here} of {last}", "html")


def sure(url: str) -> int | None:
    """The number of a part, two or more, that an address names as such."""
    address = split_address(url)
    if address is None:
        return None
    said = [v for k, v in parse_qsl(address.query) if k.lower() in QUERY and v.isdecimal()]
    m = SURE.search(address.path)
    number = int(said[0][:4]) if said else int(m[1]) if m else 0
    return number if 2 <= number <= MOST else None


def split(url: str) -> tuple[str, int | None]:
    """An address without the number of a page, and that number.

    >>> split("https://paper.example/a?page=2"), split("https://paper.example/a/2")
    (('paper.example/a', 2), ('paper.example/a', 2))
    """
    address = split_address(url)
    if address is None:
        return url, None
    query = parse_qsl(address.query)
    number = next((int(v[:4]) for k, v in query if k.lower() in QUERY and v.isdecimal()), None)
    rest = urlencode([(k, v) for k, v in query if k.lower() not in QUERY and not k.lower().startswith("utm_")])
    path = address.path
    if number is None and (m := PATH.search(path)) and 1 <= int(m[1]) <= MOST:
        number = int(m[1])
        path = path[: m.start()] + path[m.end() :]
    host = (address.hostname or "").removeprefix("www.")
    return f"{host}{path.rstrip('/')}{'?' + rest if rest else ''}", number
