"""Corrections of German tags by their neighbours: none, since the rules need only closed classes."""

from collections.abc import Mapping


def correct(tags: list[str], forms: list[str], lists: Mapping[str, frozenset[str]]) -> None:
    """Leave the tags as they are."""
