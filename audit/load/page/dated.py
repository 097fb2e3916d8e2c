"""Days that a page shows beside its article: times marked near headline and byline, lines over the headline or under the story.

Visible days in the article's own text are claims of the text (`audit.extract.claims.date_lines`). Here are those that the text
lacks: the value of a `<time>`, `<abbr>` or title in a line that is a stamp, and, where no day is under the headline, the line
over it or a line under the story. Any other time of the page belongs to an event, another article, or the top bar.

>>> bool(DATE_CLASS.search("entry-date published")), bool(BAR_CLASS.search("site-header")), bool(DAY_CLASS.search("update"))
(True, True, False)
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from lxml.html import HtmlElement

from audit.lang.clocks import CLOCK
from audit.lang.date_forms import Usage
from audit.lang.dates import Dates
from audit.lang.prose import spaced_length
from audit.lang.stamps import LONGEST, Stamp, labelled, roles, stamps
from audit.load.declared.bylines import APART, DEEPEST, IS_BESIDE
from audit.load.declared.bylines import roles as roles_of
from audit.load.declared.jsonld import clean
from audit.load.html.bounds import container
from audit.load.html.element import text_of
from audit.load.html.lines import Unit
from audit.load.page_words import any_class
from audit.text import Block, Said, Span

TIMES = ("time", "abbr", "relative-time", "time-ago")
"""Elements with a time for machines in `datetime` or `title`."""
AGED = ("span", "a")
"""Elements that may show how long ago a time was, with the time in `title`."""
ISO_TITLE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
"""A time in the title of an element that shows how long ago it was."""
SHORT = 60
"""Maximum characters of a line far from headline and story that shows the day."""
DAY = len("2026-11-19")
PARAGRAPH = 100
"""Minimum characters of a paragraph of the story."""
NEAR = 10
"""Maximum lines from the headline to a time that no word or class describes."""
UNDER, OVER, AFTER = 24, 6, 8
"""Maximum lines that are searched under the headline, over it, and under the story."""
FURTHER = 2
"""Maximum words after a day that is alone: an outlet, a place."""
BRACKETS = " ()[]|·•–—-"
"""Characters beside a day that is alone."""
CLOSE = 5
"""Maximum levels from the headline, and from a line over it, to the element that contains both."""
PAGE = frozenset({"body", "html"})
"""Elements that contain everything."""
BARS = frozenset({"nav", "menu", "footer", "header", "aside"})
"""Elements with navigation, the date of today, or other articles, unless they contain the headline too."""
LAST_LINES = 2
"""Last lines of the story that may be its signature."""
DATE_CLASS, CHANGE_CLASS, BAR_CLASS = any_class("dates"), any_class("changes"), any_class("bars")
DAY_CLASS, POST_FOOTER = any_class("days"), any_class("post_footers")


class Article(NamedTuple):
    """Where the article is among the lines of its page: headline or first line, first lines of the story, its last line."""

    head: int
    under: tuple[int, ...]
    last: int


class Mark(NamedTuple):
    """A day beside an article: its field, its value, and whether words or classes say what happened."""

    field: str
    value: str
    named: bool


@cache
def page_dates() -> Dates:
    """Load months and words of dates, on first use."""
    return Dates.load()


def dated(found: Sequence[Unit], blocks: Sequence[Block], lines: Sequence[int], usage: Usage) -> list[Said]:
    """Claim the days beside an article whose blocks are the lines `lines` of a page."""
    where = located(found, blocks, lines)
    marked = times_of(found[max(where.head - OVER, 0) : where.last + AFTER])
    read = {i: stamped(found, i, usage) for i in where.under}
    seen = {i: [s for s in there if s.field == "published"] for i, there in read.items()}
    shown = next((i for i, found_there in seen.items() if found_there), None)
    near = [
        mark
        for i in where.under
        for mark in renamed(list(machine(found[i], marked, usage)), read[i])
        if mark.named or counts(i, where, shown)
    ]
    held = set(lines)
    near += [mark for i in where.under for mark in unread(found[i], usage, seen[i], in_text=i in held, head=i == where.head)]
    if not any(s.named for line in seen.values() for s in line) and not any(m.field == "published" for m in near):
        above = over(found, where.head, marked, usage)
        near += above if shown is None or any(m.named for m in above) else []
        if shown is None and not above:
            near += after(found, where, marked, usage) or only(found, where.head, usage)
    near.sort(key=lambda m: not m.named)
    return [Said(m.field, m.value, "html") for m in dict.fromkeys(near)]


def stamped(found: Sequence[Unit], at: int, usage: Usage) -> list[Stamp]:
    """Find the stamps of a line, with the label on the line before."""
    return labelled(stamps(found[at].text, page_dates(), usage), found[at - 1].text if at else "", page_dates())


def renamed(marks: list[Mark], there: Sequence[Stamp]) -> list[Mark]:
    """Give the first time for machines of a line the field that the label on the line before names."""
    if marks and there and there[0].named and not marks[0].named:
        return [marks[0]._replace(field=there[0].field, named=True), *marks[1:]]
    return marks


def unread(unit: Unit, usage: Usage, seen: Sequence[Stamp], *, in_text: bool, head: bool) -> list[Mark]:
    """Return the days under the headline that the lines of the text do not give.

    They are on a line that the text lacks, in an element of its own inside the headline, or in a class of publication.
    """
    if head:
        inside = [e.text or "" for e in unit.element.iterdescendants()]
        return [m for words in inside if day_alone(words, usage) for m in shown_days(words, usage) if m.field == "published"]
    if not in_text:
        own = not in_header(unit.element) and unit.element.tag != "li"
        return [m for m in shown_days(unit.text, usage) if own and m.field == "published"]
    if seen or len(unit.text) > SHORT or not DATE_CLASS.search(classes(unit.element)):
        return []
    days = page_dates().days_in(unit.text, usage)
    return [Mark("published", unit.text[d.start : d.stop], named=True) for d in days[:1]]


def day_alone(words: str, usage: Usage) -> bool:
    """True for words that begin with a day and have at most `FURTHER` others after it."""
    days = page_dates().days_in(words, usage)
    if not days:
        return False
    before = CLOCK.sub("", words[: days[0].start])
    return not before.strip(BRACKETS) and len(words[days[0].stop :].strip(BRACKETS).split()) <= FURTHER


def counts(line: int, where: Article, shown: int | None) -> bool:
    """True for a line whose time needs no word or class: near headline or first paragraph, and not below a day for readers."""
    near = line - where.head <= NEAR or where.under[-1] - line <= OVER
    return near and (shown is None or line <= shown)


def located(found: Sequence[Unit], blocks: Sequence[Block], lines: Sequence[int]) -> Article:
    """Find the article among the lines; a headline on no line has a block and no line."""
    own = zip(lines, blocks[len(blocks) - len(lines) :], strict=True)
    body = [i for i, block in own if block.zone in {"body", "standfirst"}]
    story = body or list(lines[-1:])
    prose = list(islice((i for i in body if spaced_length(found[i].text, PARAGRAPH) >= PARAGRAPH), 2))
    stop = prose[-1] if prose else story[-1]
    near = range(lines[0], min(stop, lines[0] + UNDER) + 1)
    over_story = range(max(near.stop, prose[0] - OVER), stop + 1) if prose else range(0)
    return Article(lines[0], (*near, *over_story), story[-1])


def times_of(around: Sequence[Unit]) -> dict[HtmlElement, list[HtmlElement]]:
    """Map the elements of lines to the elements in them that have a time for machines."""
    owners = {unit.element for unit in around}
    found: dict[HtmlElement, list[HtmlElement]] = {}
    timed: list[HtmlElement] = []
    aged: list[HtmlElement] = []
    for e in container([unit.element for unit in around]).iter(*TIMES, *AGED):
        title = e.get("title")
        if e.tag not in AGED:
            timed += [e] if title or e.get("datetime") else []
        elif title and ISO_TITLE.match(title):
            aged.append(e)
    for e in timed + aged:
        owner = next((a for a in chain([e], e.iterancestors()) if a in owners), None)
        if owner is not None:
            found.setdefault(owner, []).append(e)
    return found


def machine(unit: Unit, marked: dict[HtmlElement, list[HtmlElement]], usage: Usage) -> Iterator[Mark]:
    """Yield the times for machines of a line that is a stamp, or whose elements have a class of dates."""
    at = 0
    places: list[tuple[Span, str, HtmlElement]] = []
    for e in marked.get(unit.element, ()):
        value, words = clean(e.get("datetime") or e.get("title")), text_of(e, LONGEST) or ""
        start = unit.text.find(words, at)
        if start >= 0 and value and page_dates().iso(value, usage) and not apart(e):
            at = start + len(words)
            places.append((Span(start, at), value, e))
    found = {s.start: s for s in roles(unit.text, [p[0] for p in places], page_dates())} if len(unit.text) <= LONGEST else {}
    for span, value, e in places:
        stamp = found.get(span.start)
        if stamp and stamp.named:
            yield Mark(stamp.field, value, named=True)
        elif stamp or DATE_CLASS.search(classes(e)):
            yield Mark(*by_class(e, value))


def apart(element: HtmlElement) -> bool:
    """True for an element beside the article; the footer of an article or post is a part of it, as in blogs."""
    for depth, above in enumerate(element.iterancestors()):
        if above.tag in {"body", "html", "main"} or depth > DEEPEST:
            return False
        if POST_FOOTER.search((above.get("class") or "").lower()) or (above.tag == "footer" and within_article(above)):
            continue
        if above.tag in APART or roles_of(above) & IS_BESIDE:
            return True
    return False


def within_article(element: HtmlElement) -> bool:
    """True for an element inside an `article`."""
    return any(above.tag == "article" for above in element.iterancestors())


def by_class(element: HtmlElement, value: str) -> Mark:
    """Return the mark of a time that no word describes, by its classes; those of a publication prevail."""
    own = classes(element)
    if DATE_CLASS.search(own):
        return Mark("published", value, named=True)
    return Mark("modified" if CHANGE_CLASS.search(own) else "published", value, named=False)


def classes(element: HtmlElement) -> str:
    """Return the classes of an element and of an inline element around it."""
    above = element.getparent()
    around = above.get("class") if above is not None and above.tag in {"span", "a", "p"} else None
    return f"{element.get('class') or ''} {around or ''}".lower()


def over(found: Sequence[Unit], head: int, marked: dict[HtmlElement, list[HtmlElement]], usage: Usage) -> list[Mark]:
    """Return the days of the nearest stamp over the headline, in the same part of the page and below its bars."""
    levels = list(islice(chain([found[head].element], found[head].element.iterancestors()), CLOSE + 1))
    for unit in reversed(found[max(head - OVER, 0) : head]):
        if in_bar(unit.element, levels):
            break
        named = bool(DAY_CLASS.search(classes(unit.element)))
        marks = [m._replace(named=m.named or named) for m in (*machine(unit, marked, usage), *shown_days(unit.text, usage))]
        marks = [m for m in marks if m.field == "published"]
        if marks:
            return marks
    return []


def in_bar(element: HtmlElement, levels: Sequence[HtmlElement]) -> bool:
    """True when an element shares no near container with the headline (`levels`: its ancestors), or is in a bar of the page."""
    for depth, e in enumerate(chain([element], element.iterancestors())):
        if e in levels:
            return e.tag in PAGE
        if e.tag in BARS or depth == CLOSE or BAR_CLASS.search(e.get("class") or ""):
            return True
    return True


def after(found: Sequence[Unit], where: Article, marked: dict[HtmlElement, list[HtmlElement]], usage: Usage) -> list[Mark]:
    """Return the days of the first line under the story that says when it was published."""
    for unit in found[max(where.under[-1] + 1, where.last - LAST_LINES) : where.last + AFTER]:
        marks = [
            m for m in (*machine(unit, marked, usage), *shown_days(unit.text, usage)) if m.named and m.field == "published"
        ]
        if marks and not apart(unit.element):
            return marks
    return []


def only(found: Sequence[Unit], head: int, usage: Usage) -> list[Mark]:
    """Return the stamps of a page that its markup calls a day, where all of them are one day."""
    marked = times_of(found[head:])
    at = [i for i in range(head, len(found)) if found[i].element in marked]
    marks = [m for i in at for m in renamed(list(machine(found[i], marked, usage)), stamped(found, i, usage))]
    for unit in found:
        if len(unit.text) <= SHORT and DAY_CLASS.search(classes(unit.element)) and not apart(unit.element):
            marks += () if in_header(unit.element) else shown_days(unit.text, usage)
    days = {(page_dates().iso(m.value, usage) or "")[:DAY] for m in marks if m.field == "published"}
    return [m for m in marks if m.field == "published"][:1] if len(days) == 1 else []


def in_header(element: HtmlElement) -> bool:
    """True for an element in a bar of the page, where today's date is."""
    return any(
        e.tag in BARS or BAR_CLASS.search((e.get("class") or "").lower()) for e in chain([element], element.iterancestors())
    )


def shown_days(line: str, usage: Usage) -> list[Mark]:
    """Return the stamps of a line, as written."""
    return [Mark(s.field, line[s.start : s.stop], s.named) for s in stamps(line, page_dates(), usage)]
