"""Access declared in markup: the values of `isAccessibleForFree` and of content tiers, in `data/walls.yaml`.

>>> tiers = AccessTiers.load()
>>> tiers.access(" Locked "), tiers.access("true"), tiers.access("gold"), tiers.is_closed("metered")
('paywalled', 'free', None, True)
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from audit.files import DATA, read_yaml
from audit.frozen import frozen


@frozen
class AccessTiers:
    """Access (`free`, `metered`, `paywalled`, `partial` or `stub`) by its declared value, in lower case."""

    by_value: Mapping[str, str] = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "walls.yaml") -> "AccessTiers":
        """Read the values of a file."""
        return cls({value: access for access, values in read_yaml(path)["tiers"].items() for value in values})

    def access(self, value: str) -> str | None:
        """Look up the access that a value declares; None for an unknown one."""
        return self.by_value.get(value.strip().lower())

    def is_closed(self, value: str) -> bool:
        """True when a value declares that the story is not open to everybody."""
        return self.access(value) not in {None, "free"}
