"""A page: one lxml parse → text, blocks, links and claims as they stand."""

from audit.errors import AuditError
from audit.load.inputs import Input
from audit.text import Document, Said


def page(given: Input, said: list[Said]) -> Document:
    """The document of a page."""
    raise AuditError(f"{given.id}: pages are not read yet", "give plain text")
