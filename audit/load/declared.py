"""What a page declares about itself."""

from lxml.html import HtmlElement

from audit.text import Said


def declared(tree: HtmlElement, url: str | None) -> list[Said]:
    """The claims of a page's metadata, as they stand."""
    return []
