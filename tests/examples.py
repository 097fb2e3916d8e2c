"""Examples of cases with marks: `*word*` is the word tried, `⟨…⟩` a source, `[[…]]` content."""

import re

MARK = re.compile(r"\[\[|\]\]|[*⟨⟩]")


def unmarked(example: str) -> tuple[str, dict[str, list[int]]]:
    """Remove the marks of an example; return the text and the spans of each mark."""
    text, places, at = "", {}, 0
    for m in MARK.finditer(example):
        text += example[at : m.start()]
        places.setdefault(m[0], []).append(len(text))
        at = m.end()
    return text + example[at:], places


def shown(text: str, asked: tuple[int, int], source: tuple[int, int] | None, content: list[tuple[int, int]]) -> str:
    """Mark a text as in an example."""
    marks = [(asked[0], 4, "*"), (asked[1], 1, "*")]
    marks += [(source[0], 3, "⟨"), (source[1], 0, "⟩")] if source else []
    marks += [m for a, b in content for m in ((a, 2, "[["), (b, 0, "]]"))]
    out, at = "", 0
    for place, _, mark in sorted(marks):
        out += text[at:place] + mark
        at = place
    return out + text[at:]
