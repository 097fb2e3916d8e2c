"""From bytes to a `Document`: plain text, Markdown, `.docx`, `.odt`, PDFs, pages, and corpora of many inputs.

`load` makes no judgements: it settles the text and its blocks, and keeps the claims of the input about itself. Nothing is
fetched while parsing. Call order: `document.load` → for pages `page.page` → `page.article` (which lines are the story) →
`page.blocks` (its text); for other texts the format's reader in `sniff`.
"""

from audit.load.document import load
from audit.load.input import Input

__all__ = ["Input", "load"]
