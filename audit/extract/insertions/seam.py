"""Seams: where one text ends and another begins without a break ("…visa-free travelAnkara has refused…").

A seam is looked for only where something says that there is one: a cue that promotes a headline, or a name that stands
twice. Names with a capital inside (McConnell, iPhone) and words in capitals are no seams.
"""

import re

CANDIDATE = re.compile(
    r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-ÞА-Я“‘\"«„])|(?<=[\w][.!?…’”\"»\)])(?=[A-ZÀ-ÖØ-ÞА-Я“‘«„])|(?<=\d)(?=[A-ZÀ-ÖØ-ÞА-Я][a-zà-öø-ÿа-я])"
)
"""Places where two texts may touch: small letter, closing mark or digit, then capital or opening mark."""

INSIDE_NAME = re.compile(r"(?:Mc|Mac|De|Di|Le|La|Van|Fitz|O['’]|i|e|x|You|Face|Tik|Linked|What|Pay|Black)$")
"""Beginnings of one word after which a capital is no seam, at the start of a word."""

SHORTEST = 12
"""Code points of a promoted headline, at least."""

LONGEST = 220
"""Code points of a promoted headline, at most."""


def seam(text: str, start: int, stop: int) -> int | None:
    """Where in `text[start:stop]` the story resumes, None when nothing is fused.

    >>> line = "Ministers meet again over travelAnkara has repeatedly refused to say more."
    >>> line[seam(line, 0, len(line)):][:6]
    'Ankara'
    """
    for m in CANDIDATE.finditer(text, start + SHORTEST, min(stop, start + LONGEST)):
        at = m.start()
        head = re.search(r"\w*$", text[max(start, at - 12) : at])
        if head and INSIDE_NAME.match(head.group()):
            continue
        if stop - at > SHORTEST:
            return at
    return None
