"""Parse addresses from pages, registries and users, malformed ones included.

`urllib.parse` raises `ValueError` on addresses such as `http://[::1/a`, and any page may hold one. The functions here never
raise; nothing else in the package calls `urlsplit` or `urljoin`, and a test enforces that.
"""

import re
import unicodedata
from urllib.parse import SplitResult, urljoin, urlsplit

LONGEST_LABEL = 63
"""Maximum characters of a label of a host in ASCII (RFC 1035, section 2.3.4)."""
ABSOLUTE = re.compile(r"https?://[a-z0-9.-]+(?:/[\w./~%+=&,@!:*()-]*)?(?:\?[\w./~%+=&,@!:*()-]+)?", re.ASCII)
"""Addresses that `urljoin` returns as they are, a good half of the absolute ones; it takes five times as long."""
A_LABEL = "xn--"
"""Start of a label that stands for letters beyond ASCII."""


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
    if ABSOLUTE.fullmatch(href):
        return href
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return href


def ascii_host(host: str) -> str | None:
    """A host in its one form inside: lower case, letters beyond ASCII as A-labels; None for one that cannot be.

    Letters are mapped as browsers do (UTS 46, non-transitional): `ß` stays, and is another domain than `ss`.

    >>> ascii_host("Straße.example"), ascii_host("strasse.example"), ascii_host("пример.рф")
    ('xn--strae-oqa.example', 'strasse.example', 'xn--e1afmkfd.xn--p1ai')
    """
    if host.isascii():
        return host.lower()
    import idna

    try:
        labels = idna.uts46_remap(host, std3_rules=False).split(".")
    except (idna.IDNAError, UnicodeError):
        return None
    found = [label if label.isascii() else A_LABEL + label.encode("punycode").decode() for label in labels]
    return None if max(map(len, found)) > LONGEST_LABEL else ".".join(found)


def with_ascii_host(address: str) -> str:
    """An address whose host is in its form inside; one without such a host as it is.

    >>> with_ascii_host("https://münze.example:8080/ü"), with_ascii_host("https://ledger.example/ü")
    ('https://xn--mnze-0ra.example:8080/ü', 'https://ledger.example/ü')
    """
    parts = split_address(address)
    if parts is None or parts.netloc.isascii():
        return address
    user, at, rest = parts.netloc.rpartition("@")
    host, colon, port = rest.partition(":")
    found = ascii_host(host)
    return parts._replace(netloc=f"{user}{at}{found}{colon}{port}").geturl() if found else address


def lettered_host(host: str) -> str:
    """A host as it is shown: with the letters of its A-labels, but for labels that mix scripts to look like others.

    >>> lettered_host("xn--strae-oqa.example"), lettered_host("xn--e1afmkfd.xn--p1ai"), lettered_host("xn--pple-43d.example")
    ('straße.example', 'пример.рф', 'xn--pple-43d.example')
    """
    return ".".join(map(lettered_label, host.split("."))) if A_LABEL in host else host


def lettered_label(label: str) -> str:
    """A label with its letters; as it is when it is malformed or mixes Latin, Greek and Cyrillic."""
    try:
        found = label.removeprefix(A_LABEL).encode().decode("punycode") if label.startswith(A_LABEL) else label
    except (UnicodeError, ValueError):
        return label
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in found} & {"LATIN", "GREEK", "CYRILLIC"}
    return found if len(scripts) < 2 and ascii_host(found) == label else label
