"""What the links step needs besides the document."""

from dataclasses import dataclass

from audit.extract.links.classes import LinkClasses
from audit.outlets import Registry


@dataclass(frozen=True, slots=True)
class LinksKit:
    """Classes of link targets, and the registry that knows whose site a target is."""

    classes: LinkClasses
    registry: Registry

    @classmethod
    def load(cls, registry: Registry) -> "LinksKit":
        """Read the data files that ship with the package."""
        return cls(LinkClasses.load(), registry)
