"""Parse addresses from pages, registries and users, malformed ones included.

`urllib.parse` raises `ValueError` on addresses such as `http://[::1/a`, and any page may hold one. The functions here never
raise; nothing else in the package calls `urlsplit` or `urljoin`, and a test enforces that.
"""

from urllib.parse import SplitResult, urljoin, urlsplit


def split_address(address: str) -> SplitResult | None:
    """Split an address into its parts; None for a malformed one.

    >>> split_address("https://ledger.example/a?b=1").query, split_address("http://[ledger.example/a")
    ('b=1', None)
    """
    try:
        return urlsplit(address)
    except ValueError:
        return None


def absolute_address(base: str | None, href: str) -> str:
    """Make an address absolute against that of its page; as written when it is malformed or `base` is unknown.

    >>> absolute_address("https://ledger.example/a/b", " ../c "), absolute_address(None, "/c")
    ('https://ledger.example/c', '/c')
    >>> absolute_address("https://ledger.example/", "http://[::1/c"), absolute_address("http://[bad", "/c")
    ('http://[::1/c', '/c')
    """
    href = href.strip()
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return href
