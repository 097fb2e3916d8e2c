"""Live blogs: the updates of a page, each with its time and the span of its words in the text.

An update is told by microdata (`liveBlogUpdate`), by JSON-LD (`liveBlogUpdate`), or, on a page that calls itself live, by its
shape: three boxes or more beside one another that each have a time and a paragraph.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from audit.load.declared.jsonld import clean, first, read, types, walk
from audit.text import Block, Said

FEWEST = 3
"""Boxes of the same shape that make a list of updates."""
PARAGRAPH = 50
"""Characters of a line that can be what an update says."""
MOST = 400
"""Updates of one page."""
LIVE = re.compile(
    r"(?:^|[/_-])(?:live(?:-?blog|-?updates?|-?ticker)?|newsblog|news-?ticker|en-direct|en-vivo|in-diretta|minuto-a-minuto|"
    r"ao-vivo|canli)(?:[/_-]|$)",
    re.IGNORECASE,
)
STAMP = re.compile(
    r"\W{0,3}(?:\d{1,2}\.\d{1,2}\.(?:\d{2,4})?,?\s*)?\d{1,2}\s?[:.h]\s?\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|h|gmt|utc|[a-z]{2,4}t))?\b",
    re.IGNORECASE,
)
"""A time at the start of an update: "12.31", "12:31 pm", "14h05"."""
BOXES = frozenset({"article", "section", "div", "li"})


class Update(NamedTuple):
    """One update as a script declares it: its time, its headline, its words."""

    time: str
    headline: str
    words: str


def declared_updates(scripts: Sequence[str]) -> list[Update]:
    """The updates that JSON-LD declares."""
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
    """Whether a page says that it is a live blog."""
    if any(c.field == "declared_type" and c.value == "LiveBlogPosting" for c in claims):
        return True
    return bool(LIVE.search((url or "").partition("?")[0].partition("//")[2].partition("/")[2]))


def updates(
    text: str,
    blocks: Sequence[Block],
    elements: Sequence[HtmlElement],
    given: Sequence[Update],
    times: Mapping[HtmlElement, str],
) -> Iterator[Said]:
    """Of a live blog: claims `live_update`: the time of each update, and the span of it.

    `elements` are those of the blocks, `given` the updates of JSON-LD, `times` those of the boxes that microdata calls updates.
    """
    lines = held(elements)
    boxes = [b for b in times if b in lines] or shaped(text, blocks, lines)
    told = False
    for box in boxes[:MOST]:
        places = lines[box]
        marks = times.get(box) or time_of(box)
        if time := marks or stamp(text, blocks, places) or matched(text, blocks, places, given):
            told = True
            origin = "microdata" if box.get("itemprop") else "html"
            yield Said("live_update", time, origin, blocks[places[0]].start, blocks[places[-1]].stop)
    if not told and given:
        yield from placed(text, blocks, given)


def marked(tree: HtmlElement) -> dict[HtmlElement, str]:
    """The boxes that microdata calls updates, each with its time ("" for none)."""
    boxes = [e for e in tree.xpath("//*[@itemprop]") if "liveblogupdate" in e.get("itemprop").lower().split()]
    return {box: time_of(box) or "" for box in boxes[:MOST]}


def held(elements: Sequence[HtmlElement]) -> dict[HtmlElement, list[int]]:
    """The lines that each element holds, by their places."""
    lines: dict[HtmlElement, list[int]] = {}
    for i, element in enumerate(elements):
        for above in (element, *element.iterancestors()):
            lines.setdefault(above, []).append(i)
    return lines


def shaped(text: str, blocks: Sequence[Block], lines: Mapping[HtmlElement, list[int]]) -> list[HtmlElement]:
    """The largest list of boxes beside one another that each have a time and a paragraph."""
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
    """The time that a box marks as such; of a box with many times (a list of boxes) none unless `whole`."""
    times = [v for e in box.iter() if (v := time_value(e))]
    return times[0] if times and (whole or len(times) <= 2) else None


def time_value(element: HtmlElement) -> str | None:
    """The time of an element that holds one."""
    if element.tag == "time" or element.get("itemprop") in {"datePublished", "dateModified"}:
        return clean(element.get("datetime") or element.get("content"))
    return None


def stamp(text: str, blocks: Sequence[Block], places: Sequence[int]) -> str | None:
    """The time that stands at the start of the first or second line of an update."""
    for i in places[:2]:
        if m := STAMP.match(text, blocks[i].start, blocks[i].stop):
            return " ".join(m.group().split()).strip("|·–-•[( ")
    return None


def matched(text: str, blocks: Sequence[Block], places: Sequence[int], given: Sequence[Update]) -> str | None:
    """The time of the declared update whose headline or first words are those of a box."""
    words = " ".join(text[blocks[i].start : blocks[i].stop] for i in places)
    return next((u.time for u in given if any(len(k) >= 12 and k in words for k in (u.headline, u.words[:60]))), None)


def placed(text: str, blocks: Sequence[Block], given: Sequence[Update]) -> Iterator[Said]:
    """Declared updates where their headline or first words stand, each up to the next one."""
    starts: dict[int, Update] = {}
    for update in given:
        for i, b in enumerate(blocks):
            line = text[b.start : b.stop]
            if line == update.headline or (len(update.words) >= 20 and line.startswith(update.words[:40])):
                starts.setdefault(i, update)
                break
    order = sorted(starts)
    for i, following in zip(order, [*order[1:], len(blocks)][: len(order)], strict=True):
        last = next((n - 1 for n in range(i + 1, following) if blocks[n].zone == "tail"), following - 1)
        yield Said("live_update", starts[i].time, "json-ld", blocks[i].start, blocks[last].stop)
