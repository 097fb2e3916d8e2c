"""Addresses in a page's markup, made absolute and unwrapped from web archives, which rewrite them."""

from audit.outlets import original
from audit.outlets.address import absolute_address

HEAD = 40
"""Maximum characters of an address before an archive's host; other addresses are not parsed."""
ARCHIVES = ("archive.", "arquivo.pt")
"""Host parts of archives that rewrite the addresses of a page."""


def unwrapped_address(base: str | None, href: str) -> str:
    """Make an address absolute, and restore the original of one rewritten by a web archive.

    >>> unwrapped_address("https://web.archive.org/web/2021/https://paper.example/a", "/web/2021/https://paper.example/b")
    'https://paper.example/b'
    """
    return restored(absolute_address(base, href))


def restored(address: str) -> str:
    """Return the original of an address that a web archive rewrote, and any other one as it is."""
    head = address[:HEAD]
    return original(address) if any(archive in head for archive in ARCHIVES) else address


def link_address(base: str, href: str) -> str:
    """Return the address that a link leads to; the fragment alone for a jump within the page.

    >>> link_address("https://paper.example/a", "/b"), link_address("https://paper.example/a", "https://paper.example/a#part-2")
    ('https://paper.example/b', '#part-2')
    """
    if href.startswith("#"):
        return href.strip()
    address = absolute_address(base, href)
    if "#" in address and address.partition("#")[0] == base.partition("#")[0]:
        return address[address.index("#") :]
    return restored(address)
