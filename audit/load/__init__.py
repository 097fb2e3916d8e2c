"""Bytes → `Document`: plain text, Markdown, `.docx`, pages, and corpora of many inputs.

`load` judges nothing: it settles the text and its blocks, and keeps what the input said about itself. Nothing is fetched
while parsing.
"""

from audit.load.document import load
from audit.load.input import Input

__all__ = ["Input", "load"]
