"""Further articles in one plain text: a headline and a byline of their own after the first one's paragraphs.

A text is never split: the claim lets readers see that everything is counted as one article.

>>> from audit.lang.pack import Packs
>>> kit = ClaimsKit.load(Packs.load())
>>> story = "The harbour board closed the canal after engineers found cracks in its gates."
>>> text = f"Canal closed\\nBy Ada Holm\\n{story}\\n\\nOld ferry sold\\nBy Ben Orr\\n{story}\\n"
>>> [s.value for s in further_articles(text, kit)], [*further_articles(text.replace("By Ben Orr\\n", ""), kit)]
(['Old ferry sold'], [])
"""

from collections.abc import Iterator

from audit.extract.claims.kit import ClaimsKit
from audit.extract.claims.signed import opened
from audit.text import Said, can_be_headline

PARAGRAPH = 60
"""Minimum characters of a paragraph."""
NEAR = 2
"""Maximum lines from a headline to its byline: a standfirst may be between."""
LONGEST_BYLINE = 120
"""Maximum characters of a byline."""
MOST = 20
"""Maximum further articles that become claims."""


def further_articles(text: str, kit: ClaimsKit) -> Iterator[Said]:
    """Claim the headlines of further articles in a text, at most `MOST`."""
    lines = list(lines_of(text))
    told, begun = 0, False
    for i, (start, line) in enumerate(lines):
        begun = begun or len(line) >= PARAGRAPH
        signed = next((n for n, (_, below) in enumerate(lines[i + 1 : i + 1 + NEAR], i + 1) if is_byline(below, kit)), None)
        if not begun or signed is None or not can_be_headline(line) or is_byline(line, kit):
            continue
        between = [below for _, below in lines[i + 1 : signed]]
        story = any(len(below) >= PARAGRAPH for _, below in lines[signed + 1 : signed + 3])
        if story and not any(can_be_headline(b) for b in between) and told < MOST:
            told += 1
            yield Said("other_article", line, "text", start, start + len(line))


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that are not empty, each with its start, without white space at its ends."""
    at = 0
    for line in text.split("\n"):
        if words := line.strip():
            yield at + line.index(words[0]), words
        at += len(line) + 1


def is_byline(line: str, kit: ClaimsKit) -> bool:
    """True for a short line that opens like a byline and names a person."""
    return (
        len(line) <= LONGEST_BYLINE and opened(line, kit, kit.dates.day_in(line)) is not None and bool(kit.byline(line).persons)
    )
