"""From bytes to a `Document`: plain text, Markdown, `.docx`, pages, and corpora of many inputs.

`load` judges nothing: it settles the text and its blocks, and keeps what the input declares about itself. Nothing is fetched
while parsing. The way of an input: `document.load` → for pages `page.page` → `page.article` (which lines are the story) →
`page.blocks` (its text); for other texts the reader of the format in `sniff`.
"""

from audit.load.document import load
from audit.load.input import Input

__all__ = ["Input", "load"]
