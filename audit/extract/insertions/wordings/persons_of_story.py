"""Notes about people that are story: the name of who is quoted, and a sentence that introduces somebody it is about."""

import re

from audit.extract.insertions.candidate import Found

DASHES, OPENING, CLOSING = "-–—", "“\"„«‘'", "”\"“»’'"
"""First mark of a signature, and the marks around a quotation that fills a line."""
NAMED = re.compile(r"[—– -]*(?:[^\W\d_a-z][\w.’'-]*\s){1,3}([^\W\d_a-z][\w’'-]+)")
"""A name of two words or more at the start of a note about its bearer; the last word is the surname."""
SUBJECT, TOLD = 3, 60
"""Minimum times that a surname stands in the paragraphs of a text about its bearer, and code points of a paragraph: bylines and
boxes of a page name a writer on shorter lines."""


def signs_quotation(text: str, found: Found) -> bool:
    """True when a name after a dash signs the quotation that fills the line before.

    >>> text = "“The lock is shut.”\\n— Jon Vell"
    >>> signs_quotation(text, Found(20, 30, "provenance", "byline", "signed-line"))
    True
    """
    if found.kind != "byline" or text[found.start] not in DASHES:
        return False
    before = text[: found.start].rstrip().rpartition("\n")[2].strip()
    return len(before) > 1 and before[0] in OPENING and before[-1] in CLOSING


def introduces(text: str, found: Found) -> bool:
    """True when a note about a writer is about somebody whom the story names again and again.

    >>> bio = "Ada Quill is a professor of law."
    >>> found = Found(0, len(bio), "provenance", "author_bio", "author-bio")
    >>> story = "Quill left the hall on Monday. Quill slept at home. Then Quill rose."
    >>> introduces(f"{bio}\\n{story}", found), introduces(f"{bio}\\nBy Ada Quill", found)
    (True, False)
    """
    name = NAMED.match(text, found.start, found.stop) if found.kind == "author_bio" else None
    if name is None:
        return False
    surname, words = re.compile(rf"(?<!\w){re.escape(name[1])}(?!\w)"), text[found.start : found.stop]
    told = (line for line in text.split("\n") if len(line) >= TOLD and words not in line)
    return sum(len(surname.findall(line)) for line in told) >= SUBJECT
