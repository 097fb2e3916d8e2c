"""Signs of a displayed quotation without marks: embed codes, classes and signatures (`audit/data/embeds.yaml`).

>>> signs = DisplaySigns.load()
>>> signs.signature("— Ada Brandt (@adabrandt) November 16, 2026")
Signature(start=0, author=Span(start=2, stop=12))
>>> signs.is_service(("twitter", "tweet", "entry")), signs.is_service(("tweet", "count"))
(True, False)
"""

from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path
from typing import NamedTuple

from audit.files import DATA, read_yaml
from audit.frozen import frozen
from audit.text import Span, pattern


class Signature(NamedTuple):
    """Start of a signature in its line, and the span of its author's name."""

    start: int
    author: Span


@frozen
class DisplaySigns:
    """Class words of embedded posts and of quotations, and patterns of a post's signature, each with its required literal."""

    services: tuple[frozenset[str], ...]
    quoting: frozenset[str]
    repeating: frozenset[str]
    signatures: tuple[tuple[str, str], ...] = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "embeds.yaml") -> "DisplaySigns":
        """Read the signs of a file."""
        data = read_yaml(path)
        return cls(
            services=tuple(frozenset(words) for words in data["services"]),
            quoting=frozenset(word for words in data["quoting"].values() for word in words),
            repeating=frozenset(data["repeating"]),
            signatures=tuple((v["needs"], filled(v["pattern"], v.get("openings", {}))) for v in data["signatures"].values()),
        )

    def is_service(self, tokens: Collection[str]) -> bool:
        """True when the class words of a block quote are those of a service's embed code."""
        return any(service.issubset(tokens) for service in self.services)

    def signature(self, line: str) -> Signature | None:
        """Find the signature of a post at the end of a line, or None."""
        for needs, source in self.signatures:
            if needs in line and (m := pattern(source).search(line)):
                return Signature(m.start(), Span(*m.span("name")))
        return None


def filled(source: str, openings: Mapping[str, str]) -> str:
    """Fill a pattern with the openings of all languages at `{opening}`.

    >>> filled("^{opening} (?P<name>.*)", {"en": "A post by", "it": "Un post di"})
    '^(?:A post by|Un post di) (?P<name>.*)'
    """
    return source.replace("{opening}", f"(?:{'|'.join(openings.values())})")
