"""Days of publication away from the article: in a page's scripts, in its title, and the one day that it shows anywhere.

>>> SCRIPTED.search('{"datePublished": "2026-05-04T10:00"}').group(1), SCRIPTED.search('{"dateModified": "2026-05-04"}')
('2026-05-04T10:00', None)
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, takewhile

from lxml.html import HtmlElement

from audit.lang.date_forms import DIGIT, Usage
from audit.lang.prose import spaced_length
from audit.lang.stamps import SEPARATOR
from audit.load.declared.bylines import IS_BESIDE, roles
from audit.load.declared.jsonld import read
from audit.load.html.lines import Unit
from audit.load.page.comments import named
from audit.load.page.dated import DAY, OVER, SHORT, Mark, day_alone, in_header, page_dates, stamped
from audit.load.page.region import is_linked
from audit.text import Said

SCRIPTED = re.compile(
    r"[\"'](?:date_?published|published_?(?:date|time|at|on)|publish_?(?:date|time)|publication_?date|first_?published(?:_?at)?|"
    r"pub_?date)\\?[\"']\s*:\s*\\?[\"'](\d{4}-\d{2}-\d{2}[^\"'\\]{0,24})",
    re.IGNORECASE,
)
"""The day of publication in the data of a script."""
LINKED = re.compile(r"<script\b[^>]{0,200}\bld\+json\b[^>]{0,200}>(.*?)</script", re.IGNORECASE | re.DOTALL)
"""A script of JSON-LD in the markup of a page."""
PUB = re.compile(r"[pP](?:ub|UB)")
"""What every name of a publication in scripts contains."""
KEY = len("'first_")
"""Maximum characters from the quotation mark to that part of the name."""
MOST_SCRIPTED = 40
"""Maximum days in scripts that are compared."""
BESIDE = frozenset({"nav", "menu", "aside"})
"""Elements beside the article; the end of an article may be in a `<footer>`."""
FURTHER_CHARACTERS = 40
"""Maximum characters beside a day with a word of publication."""
TEASER = 20
"""Minimum characters of the linked headline of a teaser."""


def sole_day(found: Sequence[Unit], head: int, usage: Usage) -> list[Said]:
    """Claim the day that a page shows on a line of its own, or with a word of publication, where it is one day.

    Lines of menus, bars, boxes beside the article and teasers do not count.
    """
    shown: dict[str, str] = {}
    around = set(found[head].element.iterancestors())
    for i in range(max(head - OVER, 0), len(found)):
        unit = found[i]
        if len(unit.text) > SHORT or not DIGIT.search(unit.text):
            continue
        there = [s for s in stamped(found, i, usage) if s.field == "published"]
        marks = [Mark(s.field, unit.text[s.start : s.stop], s.named) for s in there]
        if marks and (is_publication_line(unit, marks) or is_alone(found, i, usage, around)):
            for m in marks:
                shown.setdefault((page_dates().iso(m.value, usage) or "")[:DAY], m.value)
    return [Said("sole_day", value, "html") for value in shown.values()] if len(shown) == 1 else []


def is_publication_line(unit: Unit, marks: Sequence[Mark]) -> bool:
    """True for a line with a word of publication, and little else, that is in no menu, box beside the article, or comment."""
    beside = spaced_length(unit.text, SHORT) - sum(spaced_length(m.value, SHORT) for m in marks)
    if beside > FURTHER_CHARACTERS or not any(m.named for m in marks):
        return False
    above = [unit.element, *unit.element.iterancestors()]
    return not any(e.tag in BESIDE or named(f"{e.get('id') or ''} {e.get('class') or ''}") for e in above)


def is_alone(found: Sequence[Unit], at: int, usage: Usage, around: AbstractSet[HtmlElement]) -> bool:
    """True for a line that is hardly more than a day, in no bar of the page, box beside the article or teaser.

    `around` are the elements around the headline: none of them is beside the article.
    """
    unit = found[at]
    if unit.links or not day_alone(unit.text, usage) or in_header(unit.element):
        return False
    if any(roles(e) & IS_BESIDE for e in takewhile(lambda e: e not in around, unit.element.iterancestors())):
        return False
    return not any(is_linked(u) and len(u.text) >= TEASER for u in (*found[max(at - 1, 0) : at], *found[at + 1 : at + 2]))


def in_title(titles: Iterable[str], usage: Usage) -> list[Said]:
    """Claim the day that is a part of its own in a page's title: "Ferries return | Harbour Radio | 23.05.2026"."""
    for title in titles:
        parts = SEPARATOR.split(title)
        for part in (parts[0], parts[-1]) if len(parts) > 1 else ():
            days = page_dates().days_in(part, usage)
            if days and len(part.strip()) == days[0].stop - days[0].start:
                return [Said("title_day", part.strip(), "html")]
    return []


def scripted(markup: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `SCRIPTED`, tried only at quotation marks just before "pub": a scan of a page takes milliseconds.

    >>> [m.group(1) for m in scripted('<i>public</i>{"first_published": "2026-05-04", "PUBDATE": "2026-05-05"}')]
    ['2026-05-04', '2026-05-05']
    """
    for word in PUB.finditer(markup):
        start = max(markup.rfind(mark, word.start() - KEY, word.start()) for mark in "\"'")
        if start >= 0 and (m := SCRIPTED.match(markup, start)):
            yield m


def in_script(markup: str, usage: Usage) -> list[Said]:
    """Claim the day that a page's scripts name as its publication, where all of them name one.

    What JSON-LD that can be read says of a video, an episode or another work is no day of the article; its own days are
    claims already.
    """
    found = list(islice(scripted(markup), MOST_SCRIPTED))
    known = [m.span() for m in LINKED.finditer(markup) if read(m[1])[1] is None] if found else []
    values = dict.fromkeys(m[1] for m in found if not any(start <= m.start() < stop for start, stop in known))
    times = {v: t for v in values if (t := page_dates().iso(v, usage))}
    return [Said("script_day", next(iter(times)), "html")] if len({t[:DAY] for t in times.values()}) == 1 else []
