"""Classify link targets offline by host, and unwrap redirectors that contain their target (`audit/data/link_classes.yaml`).

>>> links = LinkClasses.load()
>>> links.unwrap("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.un.org%2Fx&h=AT0")
'https://www.un.org/x'
>>> links.kind("https://www.un.org/x"), links.kind("https://ledger.example/")
('primary_igo', None)
"""

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from urllib.parse import parse_qs, unquote

from audit.files import DATA, read_yaml
from audit.frozen import frozen
from audit.outlets.address import split_address
from audit.outlets.wrapped import original
from audit.text import pattern

GOOGLE = re.compile(r"google\.(?:com?\.)?[a-z]{2,3}/url$")
"""Google's redirector under any country's domain: "google.co.uk/url"."""
PROOFPOINT = re.compile(r"^https?://urldefense\.(?:proofpoint\.)?com/v2/url\?u=([^&]+)")
"""The mail filter's second version: `%` is written as `-`, `/` as `_`."""
DEFENSE = re.compile(r"^https?://urldefense\.com/v3/__(.+?)__;")
"""The mail filter's third version: the address between double underscores."""
DISQUS = re.compile(r":[\w-]{20,}$|(?<=/):[\w-]+$")
"""Signature that Disqus appends to an address in its query."""
ADDRESS = re.compile(r"https?://[^/]+\.")  # a query value that is an address
DEEPEST = 4
"""Maximum wrappings removed from one address."""
LONGEST_QUERY, MOST_FIELDS = 8_000, 60
"""Maximum characters and fields of a query that is searched for a target."""


@frozen
class LinkClasses:
    """Classes by host, host with path, pattern and top-level domain; redirectors.

    `hosts` maps a host to its class, `paths` a host to pairs of path and class, `branded` an outlet's short host to its id, and
    `queries` a redirector (host, perhaps with a path) to the fields of the query that hold its target; `targets` are patterns
    of addresses that hold another in their path.
    """

    hosts: Mapping[str, str] = field(repr=False)
    paths: Mapping[str, tuple[tuple[str, str], ...]] = field(repr=False)
    patterns: tuple[tuple[str, str], ...] = field(repr=False)
    tlds: Mapping[str, str]
    branded: Mapping[str, str]
    share: str
    queries: Mapping[str, tuple[str, ...]]
    targets: tuple[str, ...]

    @classmethod
    def load(cls, path: Path = DATA / "link_classes.yaml") -> "LinkClasses":
        """Read the classes of a file."""
        data = read_yaml(path)
        hosts: dict[str, str] = {}
        paths: dict[str, list[tuple[str, str]]] = {}
        for name, v in data["classes"].items():
            for entry in v["hosts"]:
                host, slash, rest = entry.partition("/")
                if slash:
                    paths.setdefault(host, []).append((f"/{rest}", name))
                else:
                    hosts.setdefault(host, name)
        classes = data["classes"].items()
        return cls(
            hosts=hosts,
            paths={h: tuple(p) for h, p in paths.items()},
            patterns=tuple((p, name) for name, v in classes for p in v.get("patterns", ())),
            tlds={t: name for name, v in classes for t in v.get("tlds", ())},
            branded=data["branded"],
            share="|".join(data["share"]),
            queries={k: tuple(v) for k, v in data["unwrap_query"].items()},
            targets=tuple(data["unwrap_path"]),
        )

    def is_share(self, href: str) -> bool:
        """True when a link only shares the page: furniture, not a citation."""
        return bool(pattern(self.share).search(href))

    def unwrap(self, href: str) -> str:
        """Return the innermost target of a wrapped address; the address itself when it wraps none."""
        for _ in range(DEEPEST):
            found = self.unwrapped(href)
            if found is None or found == href:
                break
            href = found
        return href

    def unwrapped(self, href: str) -> str | None:
        """Return the address within one wrapping, or None."""
        page = original(href)
        if page != href:
            return page
        if m := PROOFPOINT.match(href):
            return unquote(m.group(1).replace("-", "%").replace("_", "/"))
        if m := DEFENSE.match(href):
            return m.group(1)
        if target := self.in_query(href):
            return target
        for source in self.targets:
            if (found := pattern(source).match(href)) and found.group(1):
                return found.group(1) if found.group(1).startswith("http") else f"https://{found.group(1)}"
        return None

    def in_query(self, href: str) -> str | None:
        """Find the target in a redirector's query, or None."""
        if "?" not in href:
            return None
        parts = split_address(href)
        if parts is None:
            return None
        host = (parts.hostname or "").removeprefix("www.")
        names = self.redirector(host, parts.path) if parts.query and len(parts.query) < LONGEST_QUERY else ()
        readable = bool(names) and parts.query.count("&") < MOST_FIELDS
        query = parse_qs(parts.query, max_num_fields=MOST_FIELDS) if readable else {}
        for value in (v for name in names for v in query.get(name, ())):
            target = unquote(value) if value.lower().startswith(("http%3a", "https%3a")) else value
            if ADDRESS.match(target):
                return DISQUS.sub("", target) if host == "disq.us" else target
        return None

    def redirector(self, host: str, path: str) -> tuple[str, ...]:
        """List the query fields that contain a target; none when host and path are not a redirector's."""
        if GOOGLE.match(f"{host}{path}"):
            return ("q", "url")
        for key in (f"{host}{path}", f"{host}{path.rstrip('/')}", host, f"*.{host.partition('.')[2]}"):
            if key in self.queries:
                return self.queries[key]
        return ()

    def kind(self, href: str) -> str | None:
        """Classify an address by path, host, pattern or top-level domain, in that order; None when unknown."""
        parts = split_address(href)
        if parts is None:
            return None
        host = (parts.hostname or "").removeprefix("www.")
        labels = host.split(".")
        above = [".".join(labels[i:]) for i in range(len(labels) - 1)]
        for h in above:
            for start, name in self.paths.get(h, ()):
                if parts.path.startswith(start):
                    return name
        found = next((self.hosts[h] for h in above if h in self.hosts), None)
        return found or next((n for p, n in self.patterns if pattern(p).search(host)), None) or self.tlds.get(labels[-1])
