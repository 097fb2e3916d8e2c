"""Where links lead: classes of hosts, and redirectors that hold their target; all offline.

>>> links = LinkClasses.load()
>>> links.unwrap("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.un.org%2Fx&h=AT0")
'https://www.un.org/x'
>>> links.kind("https://www.un.org/x"), links.kind("https://ledger.example/")
('primary_igo', None)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, unquote

from audit.files import DATA, read_yaml
from audit.outlets.address import split_address
from audit.outlets.wrapped import original

GOOGLE = re.compile(r"google\.(?:com?\.)?[a-z]{2,3}/url$")
PROOFPOINT = re.compile(r"^https?://urldefense\.(?:proofpoint\.)?com/v2/url\?u=([^&]+)")
DEFENSE = re.compile(r"^https?://urldefense\.com/v3/__(.+?)__;")


@dataclass(frozen=True, slots=True)
class LinkClasses:
    """Classes by host, host with path, pattern and top-level domain; redirectors.

    `hosts` maps a host to its class; `paths` a host to pairs of path and class; `queries` a redirector (host, perhaps with a
    path) to the names of the query that hold its target.
    """

    hosts: Mapping[str, str]
    paths: Mapping[str, tuple[tuple[str, str], ...]]
    patterns: tuple[tuple[str, str], ...]
    tlds: Mapping[str, str]
    primary: frozenset[str]
    branded: Mapping[str, str]
    share: str
    queries: Mapping[str, tuple[str, ...]]
    targets: tuple[str, ...]

    @classmethod
    def load(cls, path: Path = DATA / "link_classes.yaml") -> "LinkClasses":
        """The classes of a file."""
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
            hosts,
            {h: tuple(p) for h, p in paths.items()},
            tuple((p, name) for name, v in classes for p in v.get("patterns", ())),
            {t: name for name, v in classes for t in v.get("tlds", ())},
            frozenset(name for name, v in classes if v.get("primary")),
            data["branded"],
            "|".join(data["share"]),
            {k: tuple(v) for k, v in data["unwrap_query"].items()},
            tuple(data["unwrap_path"]),
        )

    def is_share(self, href: str) -> bool:
        """Whether a link only passes the page on: furniture, no citation."""
        return bool(pattern(self.share).search(href))

    def unwrap(self, href: str) -> str:
        """The target of an address that wraps another, however often; the address itself when it wraps none."""
        for _ in range(4):
            found = self.unwrapped(href)
            if found is None or found == href:
                break
            href = found
        return href

    def unwrapped(self, href: str) -> str | None:
        """One wrapping removed, or None."""
        page = original(href)
        if page != href:
            return page
        if m := PROOFPOINT.match(href):
            return unquote(m.group(1).replace("-", "%").replace("_", "/"))
        if m := DEFENSE.match(href):
            return m.group(1)
        if target := self.in_query(href):
            return target
        for text in self.targets:
            if (found := pattern(text).match(href)) and found.group(1):
                return found.group(1) if found.group(1).startswith("http") else f"https://{found.group(1)}"
        return None

    def in_query(self, href: str) -> str | None:
        """The target that a redirector's query holds, or None."""
        parts = split_address(href)
        if parts is None:
            return None
        host = (parts.hostname or "").removeprefix("www.")
        names = self.redirector(host, parts.path) if parts.query and len(parts.query) < 8_000 else ()
        query = parse_qs(parts.query, max_num_fields=60) if names and parts.query.count("&") < 60 else {}
        for value in (v for name in names for v in query.get(name, ())):
            target = unquote(value) if value.lower().startswith(("http%3a", "https%3a")) else value
            if re.match(r"https?://[^/]+\.", target):
                return re.sub(r":[\w-]{20,}$|(?<=/):[\w-]+$", "", target) if host == "disq.us" else target
        return None

    def redirector(self, host: str, path: str) -> tuple[str, ...]:
        """Names of the query that hold a target, when host and path are a redirector's."""
        if GOOGLE.match(f"{host}{path}"):
            return ("q", "url")
        for key in (f"{host}{path}", f"{host}{path.rstrip('/')}", host, f"*.{host.partition('.')[2]}"):
            if key in self.queries:
                return self.queries[key]
        return ()

    def kind(self, href: str) -> str | None:
        """Class of an address by path, host, pattern or top-level domain, in that order; None when none is known."""
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


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern, compiled once in a process."""
    return re.compile(text)
