"""Speeches, letters and statements that an article gives in full, without quotation marks, below a line that says so."""

import re
from collections.abc import Sequence

from audit.extract.statements.interviews.turn import HEADINGS, Turn, without_notes
from audit.extract.statements.interviews.who import Cast
from audit.lang.dialogue import DialogueOf
from audit.text import Block, Span, counted, ends_sentence, pattern, trimmed

SENTENCES = 2
"""Last sentences of the paragraph, one of which announces."""
LATEST = 0.4
"""Maximum share of the blocks before those given in full."""
LEAST = 100
"""Minimum words given in full."""
PERSONAL = 0.015
"""Minimum share of words of the first person among them."""
QUOTED = 0.01
"""Maximum quotation marks a word: a report quotes, a speech seldom does."""
OPEN = ":;,—–-"
"""Marks at the end of a paragraph that goes on."""
MARKS = frozenset('“”"«»„')


def in_full(text: str, blocks: Sequence[Block], cast: Cast, words: DialogueOf) -> list[Turn]:
    """Return one turn: the paragraphs below the line, up to one that names the speaker or is no sentence; else none."""
    for n, b in enumerate(blocks[: round(LATEST * len(blocks)) + 1]):
        said = text[b.start : b.stop]
        low = said.lower()
        if not any(sign in low for sign in words.in_full_signs):
            continue
        ends = [s for s in re.split(r"(?<=[.!?]) ", said.strip())[-SENTENCES:] if s[:1] not in "(["]
        announcing = [s for s in ends if any(pattern(p, re.IGNORECASE).search(s) for p in words.in_full)]
        if b.zone == "headline" or not announcing:
            continue
        who = cast.interviewee(blocks[: n + 1], [], [*announcing, said])
        given = without_notes(text, paragraphs(text, blocks[n + 1 :], who.name if who else None), words.notes)
        if is_spoken(" ".join(text[a:b] for a, b in given), words):
            return [Turn(given, None, who.name if who else None, None, False, who.p if who else 0.0)]
    return []


def paragraphs(text: str, blocks: Sequence[Block], name: str | None) -> list[Span]:
    """List paragraphs up to one that names the speaker, a heading, or two lines that are no sentences (one is a title)."""
    told = told_of(name) if name is not None else None
    said = [text[b.start : b.stop] for b in blocks]
    whole = [ends_sentence(line) or line.rstrip()[-1] in OPEN for line in said]
    out = []
    for n, b in enumerate(blocks):
        if (told and told.search(said[n])) or b.tag in HEADINGS or not any(whole[n : n + 2]):
            break
        out.append(trimmed(text, b.start, b.stop))
    return out


def told_of(name: str) -> "re.Pattern[str]":
    """Match a person's full name, or the surname without another first name.

    >>> told_of("Ann Lee").findall("Bo Lee, Lee, Ann Lee and a Lee")
    [', Lee', 'Ann Lee', 'a Lee']
    """
    return re.compile(rf"{re.escape(name)}\b|(?:^|[^\w\s] ?|\b[^\W\dA-Z_]+ ){re.escape(name.rpartition(' ')[2])}\b")


def is_spoken(said: str, words: DialogueOf) -> bool:
    """True for many words in the first person that quote little."""
    size = counted(said)
    own = sum(w in words.speaking for w in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", said.lower().replace("’", "'")))
    return size >= LEAST and own >= PERSONAL * size and sum(map(said.count, MARKS)) <= QUOTED * size
