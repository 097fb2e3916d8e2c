"""Data of the links step."""

from dataclasses import dataclass

from audit.extract.links.classes import LinkClasses
from audit.outlets import Registry


@dataclass(frozen=True, slots=True, eq=False)
class LinksKit:
    """Classes of link targets, and the registry that knows the owner of a target."""

    classes: LinkClasses
    registry: Registry

    @classmethod
    def load(cls, registry: Registry) -> "LinksKit":
        """Read the data files that ship with the package."""
        return cls(LinkClasses.load(), registry)
