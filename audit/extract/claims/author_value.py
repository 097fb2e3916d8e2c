"""Author values as markup writes them, normalised to what a reader sees."""

import re
import unicodedata

TWICE = re.compile(r"(.{5,60}?)\s?\1")
"""A name that markup writes twice, once for a picture's link: "Ada HolmAda Holm"."""
SHY = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Characters that a browser does not show."""


def shown(value: str) -> str:
    """Normalise an author value as a reader sees it: composed characters, no invisible ones, a name written twice once.

    >>> shown("Ada  HolmAda Holm"), shown("Ada Holm")
    ('Ada Holm', 'Ada Holm')
    """
    text = unicodedata.normalize("NFC", " ".join(value.translate(SHY).split()))
    m = TWICE.fullmatch(text)
    return m[1] if m else text


def is_running_text(text: str) -> bool:
    """True for a sentence in a script without spaces, which no separator would split."""
    return len(text) > 30 and sum(c > "\u2e7f" for c in text) > 20
