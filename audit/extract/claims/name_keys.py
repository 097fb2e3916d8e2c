"""Names normalised for comparison.

A page repeats its names and an outlet its authors, so the last names are kept with what was made of them.
"""

from functools import lru_cache

from audit.text import pattern

REMEMBERED = 1 << 12
"""Maximum names that are kept."""


@lru_cache(maxsize=REMEMBERED)
def bare_name(text: str, article: str) -> str:
    """Normalise a name: lower case, no full stops, and no article at the start (a pattern).

    >>> bare_name("The U.S.  Ledger", "^the ")
    'us ledger'
    """
    return pattern(article).sub("", " ".join(text.lower().replace(".", "").split()))


@lru_cache(maxsize=REMEMBERED)
def bare_agency(text: str, before: str, after: str) -> str:
    """Normalise the name of an agency: also without brackets and the words of two patterns, unless nothing remains.

    >>> bare_agency("(The Coastwire Staff)", "^the ", " staff$"), bare_agency("Staff", "^the ", "staff$")
    ('coastwire', 'staff')
    """
    text = " ".join(text.lower().replace(".", "").strip("/()[] ").split())
    text = pattern(before).sub("", text)
    return pattern(after).sub("", text) or text
