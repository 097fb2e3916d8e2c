"""Extract hosts from addresses, and name the site of an outlet that the registry does not know.

>>> host_of("https://www.Example.org:8080/a"), host_of("mailto:a@b.example"), host_of(None)
('example.org', None, None)
>>> registrable("news.bbc.co.uk"), registrable("www.gov.uk"), registrable("a.b.example")
('bbc.co.uk', 'www.gov.uk', 'b.example')
>>> site("https://someone.substack.com/p/a"), site("https://medium.com/@someone/a"), site("https://edition.paper.co.uk/a")
('someone.substack.com', 'medium.com/@someone', 'paper.co.uk')
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from audit.files import DATA, compiled, read_yaml
from audit.outlets.address import ascii_host, split_address

WEB = frozenset({"", "http", "https", "ftp"})
"""URL schemes that name a host; schemes of apps (mailto, whatsapp) name an action."""


def host_of(url: str | None) -> str | None:
    """Extract the host of an address, normalised; None without a host, and for schemes of apps.

    >>> host_of("https://www.Ledger.example/a"), host_of("ledger.example/a"), host_of("messenger://share?link=ledger.example")
    ('ledger.example', 'ledger.example', None)
    """
    if not url:
        return None
    parts = split_address(url if "//" in url else f"//{url}" if "." in url.split("/")[0] and ":" not in url else url)
    return normalised(parts.hostname) if parts and parts.scheme in WEB and parts.hostname else None


def normalised(host: str) -> str | None:
    """Normalise a host: lower case, punycode, no `www.`, no final dot; None when nothing is left.

    >>> normalised("www.Zeitung-Österreich.example."), normalised(".")
    ('xn--zeitung-sterreich-6zb.example', None)
    """
    found = ascii_host(host.rstrip("."))
    return (found or "").removeprefix("www.").strip(".") or None


def path_of(url: str | None) -> str:
    """Extract the path of an address, `/` when it has none or is malformed."""
    parts = split_address(url or "")
    return (parts.path if parts else "") or "/"


def registrable(host: str) -> str:
    """Return the registrable domain: the public suffix and one label. A host without public suffix is returned as it is.

    Only suffixes of registries count; `site` also knows private ones and platforms.
    """
    return labelled(host.removeprefix("www.") if not host.startswith("www.gov.") else host, suffixes()[0])


def site(url: str | None) -> str | None:
    """Name the publisher of an address by its registrable domain; on a blog platform, by the user's name there.

    The platform itself is never the publisher.
    """
    host = host_of(url)
    if host is None:
        return None
    by_name, by_path = platforms()
    if host in by_path:
        first = path_of(url).strip("/").split("/")[0]
        return f"{host}/{first}" if first else host
    return labelled(host, suffixes_and_platforms()) if host not in by_name else host


def labelled(host: str, known: frozenset[str]) -> str:
    """Return the longest suffix of a host that is `known`, with one more label (public suffix list semantics).

    >>> labelled("a.b.c.kobe.jp", frozenset({"jp", "*.kobe.jp", "!city.kobe.jp"}))
    'b.c.kobe.jp'
    >>> labelled("www.city.kobe.jp", frozenset({"jp", "*.kobe.jp", "!city.kobe.jp"}))
    'city.kobe.jp'
    """
    labels = host.split(".")
    for i in range(len(labels)):
        tail = ".".join(labels[i:])
        if f"!{tail}" in known:
            return tail
        wild = ".".join(["*", *labels[i + 1 :]])
        if tail in known or (wild in known and i + 1 < len(labels)):
            return ".".join(labels[max(i - 1, 0) :])
    return ".".join(labels[-2:])


@cache
def suffixes() -> tuple[frozenset[str], frozenset[str]]:
    """Load the public suffixes of registries, and the same with private ones added.

    Read from the snapshot in tldextract without importing it, which would take 156 ms. Source: publicsuffix.org, MPL-2.0.
    """
    found = find_spec("tldextract")
    roots = [] if found is None else list(found.submodule_search_locations or ())
    lists = compiled(Path(roots[0]) / ".tld_set_snapshot", snapshot, "suffixes-2") if roots else [[], []]
    return frozenset(lists[0]), frozenset(lists[0]) | frozenset(lists[1])


def snapshot(raw: bytes) -> list[list[str]]:
    """Parse the public suffix list into its two parts: registries, and private."""
    parts: list[list[str]] = [[], []]
    part = 0
    for line in raw.decode("utf-8").splitlines():
        rule = line.strip()
        if "===BEGIN PRIVATE DOMAINS===" in rule:
            part = 1
        elif rule and not rule.startswith("//"):
            parts[part].append(ascii_host(rule) or rule)
    return parts


@cache
def suffixes_and_platforms() -> frozenset[str]:
    """Combine suffixes below which each name has a different owner: public, private, and platforms by subdomain."""
    return suffixes()[1] | platforms()[0]


@cache
def platforms() -> tuple[frozenset[str], frozenset[str]]:
    """Load platforms where anybody can publish: with users as subdomains, and as the first path segment."""
    data = read_yaml(DATA / "platforms.yaml")
    return frozenset(data["subdomain"]), frozenset(data["path"])
