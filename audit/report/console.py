"""Building blocks of terminal reports: headings and indented lines of readable width, without others' control characters."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from audit.display import plain

WIDEST = 100
"""Maximum width in columns: longer lines are hard to read."""
NARROWEST = 20
"""Minimum width in columns: a narrower terminal wraps the lines itself."""
UNKNOWN = 80
"""Width where the environment says that there are no columns, which prints nothing at all."""


def open_console(widest: int = WIDEST) -> Console:
    """Open a console as wide as the terminal, within bounds."""
    wide = Console().width
    return Console(highlight=False, soft_wrap=False, width=min(max(wide, NARROWEST) if wide > 0 else UNKNOWN, widest))


class Words(Text):
    """Styled words, in which control and bidirectional characters are written out; styles alone make escape sequences."""

    def __init__(self, text: str = "", *given: Any, **named: Any) -> None:
        super().__init__(plain(text), *given, **named)

    def append(self, text: Text | str, style: Any = None) -> "Words":
        """Append words."""
        super().append(plain(text) if isinstance(text, str) else text, style)
        return self

    @classmethod
    def assemble(cls, *parts: Any, **named: Any) -> "Words":
        """Join words, each a text or a pair of text and style."""
        made = cls(**named)
        for part in parts:
            made.append(*part) if isinstance(part, tuple) else made.append(part)
        return made


def heading(words: str, note: str = "") -> Words:
    """Format a section heading, after an empty line."""
    return Words.assemble("\n", (words.upper(), "bold cyan"), (f"  {note}" if note else "", "dim"))


def item(words: str | Words, depth: int = 1) -> Padding:
    """Format a line of a section; wrapped lines keep its indentation."""
    return Padding(Words(words) if isinstance(words, str) else words, (0, 0, 0, 2 * depth))
