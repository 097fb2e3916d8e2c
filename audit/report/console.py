"""Parts of a terminal report: headings and indented lines, at a width that can be read."""

from rich.padding import Padding
from rich.text import Text

WIDEST = 100
"""Columns; longer lines are hard to read, so a wide terminal leaves a margin."""


def heading(words: str, note: str = "") -> Text:
    """A section's heading, after an empty line."""
    return Text.assemble("\n", (words.upper(), "bold cyan"), (f"  {note}" if note else "", "dim"))


def item(words: str | Text, depth: int = 1) -> Padding:
    """A line of a section, its wrapped lines indented with it."""
    return Padding(Text(words) if isinstance(words, str) else words, (0, 0, 0, 2 * depth))
