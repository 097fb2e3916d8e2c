"""Dialogue after a dash, and quotations whose closing mark is missing: both end where words name their speaker.

>>> tag = speaker_tag(frozenset({"said"}), before=True)
>>> text = "— We shall wait, said Bo Tarn. — And then we go."
>>> [text[a:b] for a, b in dashed(text, 0, len(text), tag) or ()]
['We shall wait,', 'And then we go.']
>>> text = "—Hemos visto las grietas —dijo Ada Quill—. Y han crecido."
>>> [text[a:b] for a, b in dashed(text, 0, len(text), speaker_tag(frozenset({"dijo"}), before=False)) or ()]
['Hemos visto las grietas', 'Y han crecido.']
"""

import re
from collections.abc import Iterable
from functools import cache

from audit.lang.pack import either
from audit.text import Span, trimmed

OPENING = re.compile(r"\s*(?:[—―]\s?|–\s?|--?\s)(?=[^\W\d_]|[¿¡“\"«‘.…])")
"""A dash that opens a line of dialogue."""
LONG = "—―–"
"""Dashes that open dialogue without words that name the speaker; a hyphen is more often a bullet."""
DOUBLE = '“”"«»„'
"""Marks of speech that needs no dash."""
AFTER = re.compile(r"[^.!?…—―–]{0,90}(?:\s?[—―–][.,;:]?\s?|[.!?…]\s+(?:[—―–]|--?)\s)(?=\S)")
"""Words that name the speaker, up to the dash after which the speaker goes on."""


@cache
def speaker_tag(verbs: frozenset[str], *, before: bool) -> re.Pattern[str]:
    """Compile the pattern of the words that name the speaker after speech: ", said Bo Tarn" and "—dijo Ada Quill".

    `before` allows the speaker before the verb where nothing follows: ", the mayor said.". The group `subject` is then set.
    """
    subject = r"(?P<subject>(?:[\w’'-]+\s){1,4})?" if before else ""
    ended, named = r"(?=[.,;:!?—–]|\s*$|\s[—–])", r"(?=\s+(?:[^\W\d_a-z]|[^\W\d_]+\s))"
    after = rf"(?(subject){ended}|{named})" if before else r"(?![\w’'])"
    boundary = r"(?P<end>[,!?…]|(?<=\S)(?=\s?[—―–]))\s?(?:[—―–]|(?<=\s)--?)?\s?"
    return re.compile(rf"{boundary}{subject}(?:{either(verbs)}){after}")


def dashed(text: str, start: int, stop: int, tag: re.Pattern[str], personal: Iterable[str] = ()) -> list[Span] | None:
    """Find the spans of speech in a line that a dash opens; None where no words name a speaker.

    With `personal`, the words of a speaker ("we"), speech without one needs a long dash and an inverted verb.
    """
    opening = OPENING.match(text, start, stop)
    first = tag.search(text, opening.end(), stop) if opening else None
    if opening is None or first is None:
        return None
    said = text[opening.end() : first.end("end")]
    if any(mark in said for mark in DOUBLE):
        return None  # a list item that quotes
    if personal and not personal_speech(said, personal):
        listed = opening.group().strip() not in {"—", "―"} or first["subject"]
        if listed:
            return None
    out, at = [], opening.end()
    while at < stop:
        found = tag.search(text, at, stop)
        out.append(trimmed(text, at, found.end("end") if found else stop))
        after = AFTER.match(text, found.end(), stop) if found else None
        if after is None:
            break
        at = after.end()
    return [span for span in out if span.start < span.stop]


def personal_speech(said: str, personal: Iterable[str]) -> bool:
    """True for words with a personal pronoun, an exclamation or a question."""
    words = set(re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", said.lower().replace("’", "'")))
    return said.rstrip()[-1:] in {"!", "?"} or not words.isdisjoint(personal)


def untagged(text: str, start: int, stop: int) -> Span | None:
    """Return the words after a long dash that opens a line: speech, if the line before or after names its speaker."""
    opening = OPENING.match(text, start, stop)
    return trimmed(text, opening.end(), stop) if opening and opening.group().strip()[:1] in LONG else None
