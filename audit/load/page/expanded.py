"""The rest of a story that a page hides until its reader asks for it: "Read full story", "Weiterlesen".

An element that is not displayed is rarely story; beside such a button, paragraphs are. The words of buttons are in
`data/page_words.yaml`.

>>> from lxml import html
>>> from audit.load.html.lines import units
>>> rest = "".join(f"<p>{'The ferries return to the old pier on Monday, the port of Vell said. ' * 2}</p>" for _ in range(2))
>>> page = html.fromstring(f"<div><p>Start.</p><div hidden>{rest}</div><button>Read more …</button></div>")
>>> [unit.text[:10] for unit in displayed(units(page))], page.xpath("count(//*[@hidden])")
(['Start.', 'The ferrie', 'The ferrie'], 0.0)
"""

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from audit.load.html.bounds import NONE, is_hidden, is_paragraph, style_of
from audit.load.html.lines import Unit, units
from audit.load.page_words import page_words

EXPANDERS = page_words("expanders")
"""Words of a button that displays the rest of a story."""
LEVELS = 3
"""Elements around the words of a button that may stand beside the hidden one."""
LONGEST = 40
"""Maximum characters of the words of a button."""
LEAST = 2
"""Minimum hidden paragraphs."""
AROUND = " .…:›»>→↓▼▾⌄+[]()"
"""Marks around these words."""


def displayed(found: Sequence[Unit]) -> list[Unit]:
    """Display the elements that a button beside them would display; returns the lines without such buttons."""
    return [unit for unit in found if not displays(unit)]


def displays(unit: Unit) -> bool:
    """Display the hidden paragraphs beside a line with the words of a button; True when there are some."""
    if len(unit.text) > LONGEST or unit.text.strip(AROUND).lower() not in EXPANDERS:
        return False
    rest = [e for e in hidden_beside(unit.element) if sum(map(is_paragraph, units(e))) >= LEAST]
    for element in rest:
        unhide(element)
    return bool(rest)


def hidden_beside(button: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the hidden elements next to a button, or to the elements around it that hold nothing else."""
    near: HtmlElement | None = button
    for _ in range(LEVELS):
        if near is None or not isinstance(near.tag, str):
            return
        for beside in (near.getprevious(), near.getnext()):
            if beside is not None and isinstance(beside.tag, str) and is_hidden(beside):
                yield beside
        parent = near.getparent()
        near = parent if parent is not None and len(parent) == 1 else None


def unhide(element: HtmlElement) -> None:
    """Remove what hides an element."""
    element.attrib.pop("hidden", None)
    if NONE in style_of(element):
        element.set("style", style_of(element).replace(NONE, ""))
