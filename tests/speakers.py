"""Articles written for the tests, with attributed words annotated: ⟦who|words⟧."""

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "speakers"
LANGUAGES = {"german": "de"}
"""Languages of folders of articles in another than English."""
MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")


class Marked(NamedTuple):
    """A text without its marks, and the speaker of each span."""

    text: str
    said: list[tuple[str, int, int]]


def marked(source: str) -> Marked:
    """Parse an annotated article."""
    text, said, at = "", [], 0
    for m in MARK.finditer(source):
        text += source[at : m.start()]
        said.append((m[1], len(text), len(text) + len(m[2])))
        text += m[2]
        at = m.end()
    return Marked(text + source[at:], said)


def articles(kind: str) -> list[Path]:
    """List files of the articles of one kind: `known`, or `unseen` while the code was written."""
    return sorted((FOLDER / kind).glob("*.txt"))


def language(path: Path) -> str | None:
    """Return the language of an annotated article, by its folder; None for the default."""
    return LANGUAGES.get(path.parent.name)


def judged(found: Marked, statements, names: dict[int, str]) -> tuple[int, int, list[str]]:
    """Count annotated words with the right source and statements, and list the errors."""
    right, wrong = 0, []
    for who, start, stop in found.said:
        best = max(
            statements,
            key=lambda s: (min(s.stop, stop) - max(s.start, start)) / (stop - start + s.stop - s.start),
            default=None,
        )
        inside = best and min(best.stop, stop) - max(best.start, start)
        union = best and max(best.stop, stop) - min(best.start, start)
        name = names.get(best.source) if best else None
        if not best or inside < union / 2:
            wrong.append(f"missed: {who}: {found.text[start:stop]}")
        elif (name or "").lower().removeprefix("the ") != who.lower().removeprefix("the "):
            wrong.append(f"{name} for {who}: {found.text[start:stop]}")
        else:
            right += 1
    extra = (s for s in statements if not any(min(s.stop, b) > max(s.start, a) for _, a, b in found.said))
    wrong += [f"not marked: {names.get(s.source)}: {found.text[s.start : s.stop]}" for s in extra]
    return right, len(found.said), wrong
