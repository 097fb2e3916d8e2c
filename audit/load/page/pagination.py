"""Pages with only a part of an article: the claim `part` has its number, and the number of parts where known.

Evidence is the address (`?page=2`), links to the same address with another number (`rel=next`, or numbered ones), or a line
that counts the pages ("Page 2 of 3"). A link to the next *article* is not evidence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from audit.load.declared.bylines import beside_article
from audit.load.html.lines import Unit
from audit.load.page_words import alternatives, page_words
from audit.outlets.address import absolute_address, split_address
from audit.text import Said

QUERY = page_words("page_queries")
"""Query parameters for the number of a page."""
PATH = re.compile(
    rf"(?:/(?:{alternatives('page_paths')}|p)?[/-]?|[-_,](?:{alternatives('page_paths')}|p|s)?[-_=]?)(\d{{1,2}})(?=/?(?:\.\w{{2,5}})?$)",
    re.IGNORECASE,
)
"""A number at the end of a path that may be a page's: it needs further evidence."""
SURE = re.compile(rf"[/_,-](?:{alternatives('page_paths')})[/_=-]?(\d{{1,2}})/?(?:\.\w{{2,5}})?$", re.IGNORECASE)
"""A page number at the end of a path that marks it as such."""
COUNTED = re.compile(
    rf"(?:{alternatives('page_counts')})\s*(\d{{1,2}})\s*(?:{alternatives('page_totals')})\s*(\d{{1,2}})", re.IGNORECASE
)
"""A line that counts the pages: "Page 2 of 3"."""
ENDS = "0123456789 |·–-"
"""Last characters of a line that counts the pages."""
LINE = 40
"""Maximum characters of a line that only counts the pages."""
MOST = 60
"""Maximum parts of an article; more are pages of comments or of a list of articles."""


def parts(tree: Any, url: str | None, found: Sequence[Unit]) -> Iterator[Said]:
    """Make the claims about the part of an article on a page with the lines `found`."""
    if url and (number := named_number(url)):
        yield Said("part", str(number), "url")
    for unit in found:
        counts = len(unit.text) <= LINE and unit.text[-1] in ENDS
        m = COUNTED.fullmatch(unit.text.strip(" |·–-")) if counts else None
        if m and 1 <= int(m[1]) <= int(m[2]) <= MOST and int(m[2]) > 1 and not beside_article(unit.element):
            yield Said("part", f"{int(m[1])} of {int(m[2])}", "html")
            break
    if url:
        yield from by_neighbours(tree, url)
        yield from by_numbers(found, url)


def by_neighbours(tree: Any, url: str) -> Iterator[Said]:
    """Claim the part implied by a link to the previous or next one."""
    own, number = without_number(url)
    for link in tree.iter("link", "a"):
        rel = link.get("rel")
        if rel is None:
            continue
        rel = rel.lower().split()
        step = 1 if "next" in rel else -1 if "prev" in rel or "previous" in rel else 0
        if not step or not link.get("href"):
            continue
        other, its = without_number(absolute_address(url, link.get("href")))
        here = number or (its - step if its else 1 if step == 1 else 2)
        if other == own and its != number and 1 <= here <= MOST and (its or 1) - here == step:
            yield Said("part", str(here), "meta" if link.tag == "link" else "html")
            return


def by_numbers(found: Sequence[Unit], url: str) -> Iterator[Said]:
    """Claim the part implied by a row of numbered links to the same address."""
    own, number = without_number(url)
    seen: set[int] = set()
    for unit in found:
        for link in unit.links:
            words = unit.text[link.start : link.stop]
            if words.isdecimal() and len(words) <= 2 and not link.href.startswith("#"):
                other, its = without_number(absolute_address(url, link.href))
                if other == own and (its or 1) == int(words) and not beside_article(unit.element):
                    seen.add(int(words))
    here = number or 1
    last = max(seen | {here}, default=0)
    if seen - {here} and last <= MOST and seen | {here} == set(range(1, last + 1)):
        yield Said("part", f"{here} of {last}", "html")


def named_number(url: str) -> int | None:
    """Return the page number, at least two, that an address marks as such."""
    address = split_address(url)
    if address is None:
        return None
    said = [v for k, v in parse_qsl(address.query) if k.lower() in QUERY and v.isdecimal()]
    m = SURE.search(address.path)
    number = int(said[0][:4]) if said else int(m[1]) if m else 0
    return number if 2 <= number <= MOST else None


def without_number(url: str) -> tuple[str, int | None]:
    """Remove the page number from an address, for comparison, and return both.

    >>> without_number("https://paper.example/a?page=2"), without_number("https://paper.example/a/2")
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
