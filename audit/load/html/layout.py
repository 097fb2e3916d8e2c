"""How the elements of a page are laid out, from their names and neighbours: as blocks, boxes or rows of a table."""

from lxml.html import HtmlElement

BLOCK = frozenset(
    (  # noqa: SIM905 - words are read more easily as words
        "address amp-accordion article aside blockquote body caption center dd details dialog div dl dt "
        "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu "
        "nav ol optgroup p pre section summary table tbody td tfoot th thead tr ul video audio"
    ).split()
)
ROOMY = frozenset(
    (  # noqa: SIM905 - words are read more easily as words
        "div li section header footer nav ul ol td th dd dt aside a button figure figcaption article main"
    ).split()
)
"""Elements whose inline children are laid out as boxes more often than as running text."""


def is_row(tr: HtmlElement) -> bool:
    """True for a table row of data: no cell holds more than one block, a table, a list, a heading or a figure."""
    for cell in tr:
        blocks = 0
        for inner in cell.iterdescendants():
            blocks += inner.tag in BLOCK
            if blocks > 1 or inner.tag in {"table", "ul", "ol", "h1", "h2", "h3", "figure"}:
                return False
    return True


def nearest(element: HtmlElement) -> HtmlElement:
    """Return the nearest block element, the element itself included."""
    while element.tag not in BLOCK and (above := element.getparent()) is not None:
        element = above
    return element


def between_blocks(element: HtmlElement, before: HtmlElement | None) -> bool:
    """True for an inline element beside a block element; `before` is the one before it."""
    if before is not None and before.tag in BLOCK:
        return True
    after = element.getnext()
    return after is not None and after.tag in BLOCK


def boxed(element: HtmlElement, before: HtmlElement | None) -> bool:
    """True for an inline element laid out as a box, which touches the element before it in the markup but not on the page."""
    if before is None or before.tail:
        return False
    above = element.getparent()
    return above is not None and above.tag in ROOMY
