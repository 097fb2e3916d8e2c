"""Tooltips: a person's full name, headlines about the person and MORE, fused into a sentence (thehill.com).

The name of a person has a card with the full name and links to other articles; a scraper that drops the markup leaves
"President Quill Ada Maria QuillSenators balk at canal vote Harbour closes MORE announced". The surname occurs twice, once
in the sentence and once at the end of the full name, glued to the first headline. That repetition is the evidence: the
word MORE alone proves nothing. Wording and lengths: from 5,479 tooltips in 1,163 texts of 2012 to 2020.
"""

import re
from collections.abc import Iterable, Iterator

from audit.extract.insertions.candidate import Found
from audit.text import Span

MORE = re.compile(r" MORE(?=s?(?:[\s.,;:!?)'’”\"\]—–-]|$))")
"""Last word of a tooltip, before the sentence goes on, a mark or a plural "s"."""
REACH = 700
"""Maximum code points of a tooltip."""

GLUED = re.compile(r"(?<![^\W_])[^\W\d_a-z][\w'’.-]*?[^\W\d_A-Z.](?:\.)?(?=[A-ZÀ-ÖØ-Þ0-9‘“'\"$¿¡(\[])")
"""A capitalised word up to a place where a lower-case letter or full stop touches a capital, digit, quotation mark or $."""

PART = r"(?:[(“\"]?[^\W\d_a-z][\w'’.-]*[)”\"]?,?|\b(?:de|da|di|du|la|le|van|von|der|den|al|bin|el|y|e)|\([^()\n]{2,20}\))"
FULL_NAME = re.compile(rf"(?:['’]s|['’]|s)? (?=[^\W\d_a-z(“\"]){PART}(?: {PART})* ?$")
"""Text between the surname in the sentence and the surname of the full name: capitalised words."""


LEAD = re.compile(r"^(?:['’]s|['’]|s)? (?:(?:Jr|Sr)\.?,? |I{2,3} |IV )?")
"""Ending of the name in the sentence, which is not part of the full name ("Quill's", "Quill Jr.")."""


def tooltips(text: str, blocks: Iterable[Span]) -> Iterator[Found]:
    """Yield the tooltips of a text, each from the full name to the end of MORE.

    >>> text = "Mr Quill Ada Maria QuillEnvoys leave Vell MORE said no."
    >>> [text[f.start : f.stop] for f in tooltips(text, (Span(0, len(text)),))]
    ['Ada Maria QuillEnvoys leave Vell MORE']
    """
    if " MORE" not in text:
        return
    for start, end in blocks:
        since = start
        for m in MORE.finditer(text, start, end):
            found = tooltip(text, max(since, m.start() - REACH), m.end())
            if found is not None:
                yield found
                since = found.stop


def tooltip(text: str, since: int, stop: int) -> Found | None:
    """Find the first tooltip that ends at `stop` and starts after `since`; else None."""
    for m in GLUED.finditer(text, since, stop):
        seams = [m.end()]
        # The word may contain an earlier capital (McQuill): try each possible break.
        seams += [i for i in range(m.end() + 1, min(m.end() + 30, stop)) if breaks(text, m.end(), i)]
        for seam in seams:
            begin = named_before(text, since, m.start(), seam)
            if begin is not None and stop - seam > len(" MORE"):
                headline = Span(seam, stop - len(" MORE"))
                return Found(
                    start=begin,
                    stop=stop,
                    role="promo",
                    kind="cross_promotion",
                    rule="tooltip with a repeated name",
                    headline=headline,
                )
    return None


def breaks(text: str, start: int, at: int) -> bool:
    """True when a word from `start` may break at `at`: lower case or a full stop before, a new start after.

    >>> [breaks("McQuillEnvoys", 2, at) for at in (3, 7)]
    [False, True]
    """
    if any(c.isspace() for c in text[start:at]):
        return False
    return (text[at - 1].islower() or text[at - 1] == ".") and (
        text[at].isupper() or text[at].isdigit() or text[at] in "‘“'\"$¿¡(["
    )


def named_before(text: str, since: int, word: int, seam: int) -> int | None:
    """Find the start of the full name that ends with `text[word:seam]`, a surname that must also occur before it; else None."""
    surname = text[word:seam].rstrip(".")
    if len(surname) < 3:
        return None
    at = word
    while (at := text.rfind(surname, max(since - 60, 0, word - 59), at)) >= 0:
        end = at + len(surname)
        alone = (at == 0 or not text[at - 1].isalnum()) and not text[end : end + 1].isalnum()
        gap = text[end:word]
        if alone and end >= since and 3 <= seam - end <= 59 and (m := FULL_NAME.match(gap)):
            return word - len(LEAD.sub("", m.group()))
        if at == 0:
            break
    return None
