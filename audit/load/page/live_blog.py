"""Live blogs: the updates of a page, each with its time and the span of its words in the text.

An update is recognised by microdata (`liveBlogUpdate`), by JSON-LD (`liveBlogUpdate`), or, on a page that declares itself live,
by its shape: at least three sibling boxes that each have a time and a paragraph.

>>> bool(LIVE.search("/news/live/canal-strike")), bool(LIVE.search("/news/alive-and-well"))
(True, False)
>>> [bool(STAMP.match(text)) for text in ("19.11.2026, 14.05 Uhr", "9:30 am", "Dockers walk out")]
[True, True, False]
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from audit.load.declared.jsonld import clean, first, read, types, walk
from audit.load.page.scripts import scripts_of
from audit.load.page_words import alternatives
from audit.text import Block, Said

FEWEST = 3
"""Minimum boxes of the same shape in a list of updates."""
PARAGRAPH = 50
"""Minimum characters of the longest line of an update: updates are short, and many end without a stop."""
MOST = 400
"""Maximum updates of one page."""
TITLE = 12
"""Minimum characters of a declared headline that can locate its update in the text."""
LIVE = re.compile(rf"(?:^|[/_-])(?:{alternatives('live')})(?:[/_-]|$)", re.IGNORECASE)
"""Words of the path of a live blog."""
STAMP = re.compile(
    r"\W{0,3}(?:\d{1,2}\.\d{1,2}\.(?:\d{2,4})?,?\s*)?\d{1,2}\s?[:.h]\s?\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|h|gmt|utc|[a-z]{2,4}t))?\b",
    re.IGNORECASE,
)
"""A time at the start of an update: "12.31", "12:31 pm", "14h05"."""
BOXES = frozenset({"article", "section", "div", "li"})


class Update(NamedTuple):
    """One update as declared in a script."""

    time: str
    headline: str
    words: str


class LiveBlog(NamedTuple):
    """The declarations of a live blog: the updates of JSON-LD, and the boxes of microdata with their times ("" for none)."""

    declared: Sequence[Update]
    times: Mapping[HtmlElement, str]

    def updates(self, text: str, blocks: Sequence[Block], elements: Sequence[HtmlElement]) -> Iterator[Said]:
        """Make claims `live_update`: the time of each update, and its span; `elements` are those of the blocks."""
        lines = lines_of(elements)
        boxes = [b for b in self.times if b in lines] or shaped(text, blocks, lines)
        dated = False
        for box in boxes[:MOST]:
            places = lines[box]
            marked = self.times.get(box) or time_of(box)
            if time := marked or stamp(text, blocks, places) or self.matched(text, blocks, places):
                dated = True
                origin = "microdata" if box.get("itemprop") else "html"
                yield Said("live_update", time, origin, blocks[places[0]].start, blocks[places[-1]].stop)
        if not dated and self.declared:
            yield from self.located(text, blocks)

    def matched(self, text: str, blocks: Sequence[Block], places: Sequence[int]) -> str | None:
        """Find the time of the declared update whose headline or first words are in a box."""
        words = " ".join(text[blocks[i].start : blocks[i].stop] for i in places)
        for update in self.declared:
            if any(len(key) >= TITLE and key in words for key in (update.headline, update.words[:60])):
                return update.time
        return None

    def located(self, text: str, blocks: Sequence[Block]) -> Iterator[Said]:
        """Claim the declared updates, each from its headline or first words up to the next one."""
        starts: dict[int, Update] = {}
        for update in self.declared:
            for i, b in enumerate(blocks):
                line = text[b.start : b.stop]
                if line == update.headline or (len(update.words) >= 20 and line.startswith(update.words[:40])):
                    starts.setdefault(i, update)
                    break
        order = sorted(starts)
        for i, following in zip(order, [*order[1:], len(blocks)][: len(order)], strict=True):
            last = next((n - 1 for n in range(i + 1, following) if blocks[n].zone == "tail"), following - 1)
            yield Said("live_update", starts[i].time, "json-ld", blocks[i].start, blocks[last].stop)


def live_blog(tree: HtmlElement, markup: str, claims: Sequence[Said], url: str | None) -> LiveBlog | None:
    """Collect the declared updates of a page; None for a page that is not a live blog."""
    if "liveBlogUpdate" in markup or "liveblogupdate" in markup:
        return LiveBlog(declared_updates([text for _, text in scripts_of(tree)]), marked_updates(tree))
    return LiveBlog((), {}) if is_live(claims, url) else None


def declared_updates(scripts: Sequence[str]) -> list[Update]:
    """List the updates declared in JSON-LD."""
    found = []
    for node, _ in walk([value for value, _ in map(read, scripts) if value is not None]):
        if "LiveBlogPosting" not in types(node):
            continue
        listed = node.get("liveBlogUpdate")
        for item in (listed if isinstance(listed, list) else [listed])[:MOST]:
            if not isinstance(item, dict):
                continue
            given = (clean(first(item.get(key))) for key in ("datePublished", "dateModified"))
            if time := next((t for t in given if t), None):
                said = [clean(first(item.get(key))) or "" for key in ("headline", "articleBody")]
                found.append(Update(time, *said))
    return found


def is_live(claims: Sequence[Said], url: str | None) -> bool:
    """True when the type or the address declares a page live."""
    if any(c.field == "declared_type" and c.value == "LiveBlogPosting" for c in claims):
        return True
    return bool(LIVE.search((url or "").partition("?")[0].partition("//")[2].partition("/")[2]))


def marked_updates(tree: HtmlElement) -> dict[HtmlElement, str]:
    """List the boxes that microdata marks as updates, each with its time ("" for none)."""
    boxes = [e for e in tree.xpath("//*[@itemprop]") if "liveblogupdate" in e.get("itemprop").lower().split()]
    return {box: time_of(box) or "" for box in boxes[:MOST]}


def lines_of(elements: Sequence[HtmlElement]) -> dict[HtmlElement, list[int]]:
    """List the indexes of the lines in each element."""
    lines: dict[HtmlElement, list[int]] = {}
    for i, element in enumerate(elements):
        for above in (element, *element.iterancestors()):
            lines.setdefault(above, []).append(i)
    return lines


def shaped(text: str, blocks: Sequence[Block], lines: Mapping[HtmlElement, list[int]]) -> list[HtmlElement]:
    """Find the largest list of sibling boxes with a time and a paragraph each."""
    lists: dict[tuple[HtmlElement | None, str], list[HtmlElement]] = {}
    for box, places in lines.items():
        if box.tag not in BOXES:
            continue
        long = any(blocks[i].stop - blocks[i].start >= PARAGRAPH for i in places)
        if long and (time_of(box, whole=False) or stamp(text, blocks, places)):
            lists.setdefault((box.getparent(), str(box.tag)), []).append(box)
    found = [group for group in lists.values() if len(group) >= FEWEST]
    return max(found, key=lambda group: (len(group), sum(len(lines[b]) for b in group)), default=[])


def time_of(box: HtmlElement, *, whole: bool = True) -> str | None:
    """Return the first time marked up in a box; unless `whole`, None for a box with several times, which is a list of boxes."""
    times = [v for e in box.iter() if (v := time_value(e))]
    return times[0] if times and (whole or len(times) <= 2) else None


def time_value(element: HtmlElement) -> str | None:
    """Return the time of an element that marks one up."""
    if element.tag == "time" or element.get("itemprop") in {"datePublished", "dateModified"}:
        return clean(element.get("datetime") or element.get("content"))
    return None


def stamp(text: str, blocks: Sequence[Block], places: Sequence[int]) -> str | None:
    """Find the time at the start of the first or second line of an update."""
    for i in places[:2]:
        if m := STAMP.match(text, blocks[i].start, blocks[i].stop):
            return " ".join(m.group().split()).strip("|·–-•[( ")
    return None
