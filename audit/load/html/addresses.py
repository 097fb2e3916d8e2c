"""Addresses in a page's markup, made absolute and unwrapped from web archives, which rewrite them."""

from audit.outlets import original
from audit.outlets.address import absolute_address

HEAD = 40
"""Maximum characters of an address up to the host of an archive; other addresses are not parsed."""
ARCHIVES = ("archive.", "arquivo.pt")
"""Parts of the hosts of archives that rewrite the addresses of a page."""


def unwrapped_address(base: str | None, href: str) -> str:
    """An address made absolute, and the original of one that a web archive rewrote.

    >>> unwrapped_address("https://web.archive.org/web/2021/https://paper.example/a", "/web/2021/https://paper.example/b")
    'https://paper.example/b'
    """
    address = absolute_address(base, href)
    head = address[:HEAD]
    return original(address) if any(archive in head for archive in ARCHIVES) else address


def link_address(base: str, href: str) -> str:
    """The address that a link leads to; a fragment alone for a place on the same page.

    >>> link_address("https://paper.example/a", "/b"), link_address("https://paper.example/a", "https://paper.example/a#part-2")
    ('https://paper.example/b', '#part-2')
    """
    if href.startswith("#"):
        return href.strip()
    address = absolute_address(base, href)
    if "#" in address and address.partition("#")[0] == base.partition("#")[0]:
        return address[address.index("#") :]
    return unwrapped_address(base, href)
