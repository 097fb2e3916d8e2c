"""Anonymity that a sentence grants its source, and the reason that it gives."""

from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Voice

AROUND = 12
"""Code points before the words that grant anonymity in which the reason may start."""


def hidden(v: Voice, text: str, known: Speakers) -> str | None:
    """Return the reason for anonymity ("" when none is given) if the sentence of a mention grants it, else None."""
    for start, stop in v.mentions:
        a = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
        b = min(x for x in (text.find("\n", stop), text.find(". ", stop), len(text)) if x >= 0)
        around = text[a:b]
        low = around.lower().replace("’", "'")
        granted = [(low.find(phrase), -len(phrase)) for phrase in known.lists["anonymous"] if phrase in low]
        if granted:
            at, length = min(granted)  # the first, and the longest there
            reason = known.pattern("reason").match(around[max(0, at - length - AROUND) :])
            return str(reason.group(1)).strip(' ,”"') if reason else ""
    return None
