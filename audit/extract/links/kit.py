"""Data of the links step."""

from audit.extract.links.classes import LinkClasses
from audit.frozen import frozen
from audit.outlets import Registry


@frozen
class LinksKit:
    """Classes of link targets, and the registry that knows the owner of a target."""

    classes: LinkClasses
    registry: Registry

    @classmethod
    def load(cls, registry: Registry) -> "LinksKit":
        """Read the data files that ship with the package."""
        return cls(LinkClasses.load(), registry)
