"""Labels of a newsroom's chat: handles in lower case before a colon, the first time with the name in brackets.

>>> [(m["handle"], m["name"]) for s in ("tomb (Tom Bray, editor): So.", "ada.holm: No.", "Note: no.") if (m := HANDLE.match(s))]
[('tomb', 'Tom Bray'), ('ada.holm', None)]
>>> [stands_for(handle, "Ada Holm") for handle in ("ada.holm", "adaholm", "adah", "aholm", "ada", "holm", "adam", "hada")]
[True, True, True, True, True, True, False, False]
"""

import re
from collections import Counter
from collections.abc import Sequence

from audit.extract.statements.interviews.labels import Label
from audit.extract.statements.sources.people import people
from audit.extract.statements.sources.speakers import Speakers
from audit.lang.dialogue import DialogueOf
from audit.text import Block, Span

HANDLE = re.compile(
    r"(?P<handle>[a-z][a-z\d]*(?:[._][a-z\d]+)?)(?: \((?P<name>[^,()\n]{3,40})(?:, (?P<office>[^()\n]{2,90}))?\))?: +(?=\S)"
)
"""A handle before a colon, with the name and office behind its first."""
LEAST, TIMES = 3, 3
"""Letters of a handle, and lines of it that are labels."""
HANDLES = 2
"""Minimum handles of a chat."""


def chat_labels(text: str, blocks: Sequence[Block], words: DialogueOf, known: Speakers) -> list[Label]:
    """List the labelled lines of a chat; a handle has the name that its first line gives, or the only one that fits."""
    found = [(n, m) for n, b in enumerate(blocks) if b.zone != "headline" and (m := HANDLE.match(text, b.start, b.stop))]
    found = [(n, m) for n, m in found if len(m["handle"]) >= LEAST and m["handle"] not in words.not_speakers]
    often = {handle for handle, count in Counter(m["handle"] for _, m in found).items() if count >= TIMES}
    if len(often) < HANDLES:
        return []
    kept = [(n, m) for n, m in found if m["handle"] in often or m["name"]]
    named = {m["handle"]: m["name"] for _, m in reversed(kept) if m["name"]}
    office = {m["handle"]: m["office"] for _, m in reversed(kept) if m["office"]}
    names = list(dict.fromkeys(p.name for p in people(text, known)))
    for handle in often - named.keys():
        fits = [name for name in names if stands_for(handle, name)]
        if len(fits) == 1:
            named[handle] = fits[0]
    return [
        Label(n, Span(*m.span("handle")), named.get(h, h), office.get(h), m.end(), h) for n, m in kept for h in [m["handle"]]
    ]


def stands_for(handle: str, name: str) -> bool:
    """True when a handle is made of a name: both parts, one of them, or one with the first letters of the other."""
    letters, (first, *_, last) = re.sub(r"[._\d]", "", handle), [w.lower() for w in [*name.split(), *name.split()[-1:]]]
    forms = {first, last, first + last, first[0] + last}
    return letters in forms or (
        len(letters) > len(first) and letters.startswith(first) and last.startswith(letters[len(first) :])
    )
