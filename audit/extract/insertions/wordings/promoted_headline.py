"""Find the end of a promoted headline: at a seam to the story, at the end of the line, or after its one sentence."""

import re

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import LONGEST, seam
from audit.extract.insertions.wordings.rules import Rule
from audit.text import Span, ends_sentence

SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*(?=\s|$)")
"""End of a headline that is one sentence, for lines too long for a headline. Narrower than
`text.STOPS`: in scripts without capitals `caseless` decides before."""

SEVERAL = re.compile(r"([.!?…][\"”’»)]*)\s+(?=[^\n.!?…]*\w[.!?…][\"”’»)]*\s+\S)")
"""End of the first of three sentences, which no headline has."""

INTERRUPTED = re.compile(r"[^\W_A-Z][,;]?\s$")
"""End of words that no sentence ends with, before a cue."""

CASELESS = 90
"""Maximum code points of a promoted headline in a script without capitals, where letter case cannot show the story resuming."""

HOST = re.compile(r"^(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})$", re.IGNORECASE)
"""Host named by a cue ("Also on harbour.example"), without `www.`."""


def settled(text: str, rule: Rule, m: re.Match[str], seams: Seams) -> Found | None:
    """Make the find of one match, its promoted headline cut where the story resumes; None when its end cannot be determined.

    A sentence in small letters behind a cue is story ("Related: that was the word …"). A cue inside a sentence of the story is
    found alone when that sentence goes on in an unknown place.
    """
    groups = m.groupdict()
    start, stop = m.span()
    headline = None
    if groups.get("headline") is not None:
        begin, end = m.span("headline")
        if rule.at != "line" and end == stop:
            if text[begin].islower() and text[stop - 1] == ".":
                return None
            resumes = resumed(text, begin, end, seams)
            if resumes is None:
                return None
            whole = resumes == stop and rule.at == "inside" and ends_sentence(text[begin:stop])
            stop = begin if whole and INTERRUPTED.search(text, max(start - 2, 0), start) else resumes
        headline = Span(begin, min(end, stop)) if begin < stop else None
    stop = start + len(text[start:stop].rstrip())
    if headline is not None:
        headline = Span(headline.start, min(headline.stop, stop))
    host = HOST.match(groups.get("host") or "")
    return Found(
        start=start,
        stop=stop,
        role=rule.role,
        kind=rule.kind,
        rule=rule.name,
        headline=headline,
        host=host.group(1).lower() if host else None,
        opens=rule.opens,
    )


def resumed(text: str, start: int, stop: int, seams: Seams) -> int | None:
    """Find the end of a promoted headline: a seam, the line's end, or the end of its one sentence; None when it is too long."""
    at = seam(text, start, stop, seams)
    if at is not None:
        ended = SEVERAL.search(text, start, at)
        return ended.start() + len(ended[1]) if ended else at
    if caseless(text[start:stop]):
        return stop if stop - start <= CASELESS and "。" not in text[start:stop] else None
    if stop - start <= LONGEST:
        return stop
    m = SENTENCE_END.search(text, start, start + LONGEST)
    return m.end() if m else None


def caseless(words: str) -> bool:
    """True when words are in a script without capitals.

    >>> caseless("港の議会"), caseless("Who pays?")
    (True, False)
    """
    return not any(c.isupper() or c.islower() for c in words)
