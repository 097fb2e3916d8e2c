"""Building blocks of terminal reports: headings and indented lines of readable width."""

from rich.padding import Padding
from rich.text import Text

WIDEST = 100
"""Maximum width in columns: longer lines are hard to read."""


def heading(words: str, note: str = "") -> Text:
    """Format a section heading, after an empty line."""
    return Text.assemble("\n", (words.upper(), "bold cyan"), (f"  {note}" if note else "", "dim"))


def item(words: str | Text, depth: int = 1) -> Padding:
    """Format a line of a section; wrapped lines keep its indentation."""
    return Padding(Text(words) if isinstance(words, str) else words, (0, 0, 0, 2 * depth))
