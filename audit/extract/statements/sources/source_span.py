"""The span and the name of a source as a row shows them."""

from audit.extract.statements.sources.offices import office_in
from audit.extract.statements.sources.speakers import Speakers
from audit.text import Span

NEAR = 80
"""Code points before a name in which a preposition may govern it."""


def source_span(text: str, span: Span, known: Speakers) -> Span:
    """Trim a source: drop the comma that closes its apposition, and a name that belongs to a preceding phrase.

    "After a meeting with Ann Lee, the president said" is the president's; "the president, Ann Lee, said" is Ann Lee's.
    """
    start, stop = span
    ahead = known.pattern("name_ahead").fullmatch(text[start:stop])
    governed = ahead and text[stop : stop + 1] != "," and known.pattern("governing").search(text[max(0, start - NEAR) : start])
    if ahead and governed and office_in(ahead[1], known, end=True)[0]:
        start += ahead.start(1)
    kept = known.pattern("relative_ending").sub("", text[start:stop].rstrip(", "))
    return Span(start, start + len(kept)) if kept else span  # a source of marks alone keeps its span


def without_article(name: str, known: Speakers) -> str:
    """Leave out the article of a body's name where nouns have capitals: "die Reederei Lund", but not "die Reederei"."""
    article, _, rest = name.partition(" ")
    words = rest.split()
    if not (known.nouns_have_capitals and len(words) > 1 and article.lower() in known.lists["articles"]):
        return name
    return rest if all(w[:1].isupper() for w in words) and known.proper(words[-1]) else name
