"""HTML that contains one article and nothing else: entries of feeds, mails, items of agencies.

The input itself delimits the HTML of the article, so every line of it is read without main-text detection: a bulletin of one
sentence is an article here. The headline is the claim of origin `export`, as the first line.
"""

from audit.load.draft import Parsed
from audit.load.html.addresses import link_address
from audit.load.html.lines import Unit, units
from audit.load.html.parse import decode, tree_of
from audit.load.input import Input
from audit.outlets.address import absolute_address
from audit.text import Anchor, Block, Span

HIDDEN = "display:none"
"""Inline style of invisible words, such as the preview line of a newsletter."""
HEADINGS = frozenset({"h1", "h2", "h3"})


def fragment(given: Input, raw: bytes | str) -> Parsed:
    """Parse the HTML of an article; without words it has no blocks.

    >>> from audit.text import Said
    >>> said = (Said("headline", "Ferries stand still", "export"),)
    >>> parsed = fragment(Input("a", said=said), "<p>Talks <a href='https://a.example/'>failed</a>.")
    >>> parsed.text, parsed.body_start, parsed.blocks[1].links[0].href
    ('Ferries stand still\\nTalks failed.', 20, 'https://a.example/')
    """
    tree = tree_of(decode(raw, given.charset), given.id)
    for element in tree.xpath("//body//*[@style]"):
        if HIDDEN in element.get("style").replace(" ", "").lower() and element.getparent() is not None:
            element.drop_tree()
    base = tree.find(".//base[@href]")
    root = absolute_address(given.url, (base.get("href") or "") if base is not None else "")
    title = next((" ".join(s.value.split()) for s in given.said if (s.field, s.origin) == ("headline", "export")), "")
    return composed_lines(title, own_lines(units(tree), title), root)


def own_lines(found: list[Unit], title: str) -> list[Unit]:
    """Drop a first heading that repeats the title."""
    repeated = title and found and found[0].element.tag in HEADINGS and found[0].text.casefold() == title.casefold()
    return found[1:] if repeated else found


def composed_lines(title: str, found: list[Unit], root: str) -> Parsed:
    """Compose text and blocks from headline and lines; relative links are resolved against `root`."""
    if not found:
        return Parsed("", (), 0)
    pieces = [title] if title else []
    blocks = [Block(0, len(title), "h1", "headline")] if title else []
    at = body_start = len(title) + 1 if title else 0
    for unit in found:
        links = tuple(Anchor(a.start + at, a.stop + at, link_address(root, a.href), a.rel) for a in unit.links)
        struck = tuple(Span(s.start + at, s.stop + at) for s in unit.struck)
        blocks.append(Block(at, at + len(unit.text), str(unit.element.tag), "body", links=links, struck=struck))
        pieces.append(unit.text)
        at += len(unit.text) + 1
    return Parsed("\n".join(pieces), tuple(blocks), body_start)
