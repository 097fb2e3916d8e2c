"""Addresses of links, made absolute and taken out of archives."""

from urllib.parse import urljoin

from audit.outlets import original


def join(url: str | None, href: str) -> str:
    """An address made absolute; as it stands when it cannot be, or is none."""
    try:
        return urljoin(url, href) if url and (" " not in href or "//" in href) else href
    except ValueError:
        return href


def joined(root: str, href: str) -> str:
    """The address of a link, made absolute where the page's own address is known, and taken out of an archive's.

    A link to a place on the same page stays a fragment.

    >>> joined("https://web.archive.org/web/2021/https://paper.example/a", "/web/2021/https://paper.example/b")
    'https://paper.example/b'
    >>> joined("https://paper.example/a", "https://paper.example/a#part-2")
    '#part-2'
    """
    if href.startswith("#"):
        return href.strip()
    whole = absolute(root, href)
    if "#" in whole and whole.partition("#")[0] == root.partition("#")[0]:
        return whole[whole.index("#") :]
    return original(whole) if "archive." in whole[:30] else whole


def absolute(root: str, href: str) -> str:
    """An address made absolute by another one; as it stands when either is broken."""
    try:
        return urljoin(root, href.strip()) if root else href.strip()
    except ValueError:
        return href.strip()
