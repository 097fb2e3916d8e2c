"""Text of elements."""

from typing import Any

from lxml import etree

SKIP = {"script", "style", "noscript", "template", "svg", "button"}
"""Elements whose text is not read."""


def text_of(element: Any, longest: int = 2_000, *, apart: bool = False) -> str | None:
    """Extract the text of an element without scripts and buttons, white space collapsed; None when there is none.

    Reading stops after about `longest` characters. `apart` sets a space between elements where a small letter meets a capital,
    as styles do: "By" and "Ada Holm".
    """
    if not len(element):
        return None if element.tag in SKIP else " ".join((element.text or "").split()) or None
    parts: list[str] = []
    size, muted = 0, 0
    for event, e in etree.iterwalk(element, events=("start", "end")):
        skipped = not isinstance(e.tag, str) or e.tag in SKIP
        if event == "start":
            muted += skipped
            if not muted and e.text:
                parts.append(e.text)
        else:
            muted -= skipped
            if e is not element and not muted:
                parts.append(e.tail or "")
                if e.tag in {"br", "li", "p", "div"}:
                    parts.append(" ")
        size += len(parts[-1]) if parts else 0
        if size > longest:
            break
    if apart:
        parts = [p for p in parts if p]
        ends = zip(parts, [*parts[1:], ""], strict=False)
        parts = [a + " " if a[-1:].islower() and b[:1].isupper() else a for a, b in ends]
    return " ".join("".join(parts).split()) or None
