"""The shipped kit, loaded once in a process for all modules of tests."""

from functools import cache

from audit.kit import Kit


@cache
def shipped() -> Kit:
    """The kit without files of a user."""
    return Kit.load()
