"""Text exports of ProQuest: documents between lines of 60 underscores, as fields with labels.

Read are the title and the field `Full text:` up to the next label; abstract, subjects and the terms of use at the end are
dropped. The day of publication is the field's of that name, never that of the last update; authors ("Vale, Ines") are claims in
the order in which names are said.
"""

import re
from collections.abc import Mapping, Sequence

from audit.load.corpus.press import PressDocument, as_paragraphs
from audit.load.corpus.press_starts import RULE, proquest_label
from audit.load.corpus.press_words import dates

Pair = tuple[str, str | None]
INVERTED = re.compile(r"([^\W\d_][^,;]{0,39}),\s+([^\W\d_][^,;]{0,39})")  # "Vale, Ines"
PLACE = re.compile(r"\s*[;\[(].*", re.DOTALL)  # the place after the name of a newspaper: "Harbour Ledger; Quarrow"
NUMBERED = re.compile(r"\s*Document \d+ of \d+\s*")  # the line over a document
CLAIMED = ("section", "page", "language", "publisher", "copyright", "load_date", "database", "dateline", "edition", "guid")
"""Fields that are claims as they are."""
CERTAIN = frozenset({"site_name", "published", "publication_info", "load_date", "database", "guid"})
"""Fields whose labels no paragraph begins with."""


def proquest(lines: Sequence[str], *, wrapped: bool) -> list[PressDocument]:
    """Documents of an export."""
    places = [i for i, line in enumerate(lines) if RULE.fullmatch(line)]
    parts = [(lines[i + 1 : j], j < len(lines)) for i, j in zip([-1, *places], [*places, len(lines)], strict=True)]
    found = (proquest_document(part, wrapped=wrapped, whole=whole) for part, whole in parts)
    return [document for document in found if document]


def proquest_document(lines: Sequence[str], *, wrapped: bool, whole: bool) -> PressDocument | None:
    """The document of some lines; None for the table of contents and the terms of use."""
    fields: dict[str, list[str]] = {}
    top: list[str] = []
    current = top
    stop = 0
    for i, line in enumerate(lines):
        pair = proquest_label(line) if i >= stop else None
        if pair:
            stop = text_end(lines, i + 1) if pair[0] == "text" and "text" not in fields else 0
            fresh = pair[0] == "other" or pair[0] in fields
            current = [] if fresh else fields.setdefault(pair[0], [])
            current.append(pair[1])
        else:
            current.append(line)
    if not fields.keys() & {"headline", "text", "site_name", "published"}:
        return None
    above = [line for line in top if line.strip() and not NUMBERED.fullmatch(line)]
    title = field_value(fields, "headline") or (" ".join(" ".join(above).split()) or None)
    pairs = [("headline", title), *author_pairs(field_value(fields, "author")), ("published", issued_on(fields))]
    story = as_paragraphs(fields.get("text", []), wrapped=wrapped)
    return PressDocument(story, [*pairs, *((f, field_value(fields, f)) for f in CLAIMED)], newspaper(fields), whole)


def text_end(lines: Sequence[str], start: int) -> int:
    """Index after a text that goes on at `start`.

    A paragraph of the article may begin like a label ("Location: the old quay"): such a label ends the text only where nothing
    but fields follows it.
    """
    end, empty = None, False
    for i in range(start, len(lines)):
        pair = proquest_label(lines[i])
        if pair and pair[0] in CERTAIN:
            return i if end is None else end
        if pair:
            end = i if end is None else end
        elif empty and lines[i].strip():
            end = None
        empty = not lines[i].strip()
    return len(lines) if end is None else end


def field_value(fields: Mapping[str, Sequence[str]], name: str) -> str | None:
    """The value of a field, up to the first empty line; None without it."""
    words: list[str] = []
    for line in fields.get(name, ()):
        if not line.strip() and words:
            break
        words += line.split()
    return " ".join(words) or None


def author_pairs(listed: str | None) -> list[Pair]:
    """Authors of a field that lists them by surname.

    >>> author_pairs("Vale, Ines; Corrigan, Ada")
    [('author', 'Ines Vale'), ('author', 'Ada Corrigan')]
    """
    names = [name.strip() for name in (listed or "").split(";") if name.strip()]
    return [("author", f"{m.group(2)} {m.group(1)}" if (m := INVERTED.fullmatch(name)) else name) for name in names]


def issued_on(fields: Mapping[str, Sequence[str]]) -> str | None:
    """The day of publication, by its field, else in what names the issue."""
    if found := field_value(fields, "published"):
        return found
    issue = field_value(fields, "publication_info") or ""
    span = dates().day_in(issue)
    return issue[span.start : span.stop] if span else None


def newspaper(fields: Mapping[str, Sequence[str]]) -> str | None:
    """The name of the newspaper, without the place that follows it."""
    found = field_value(fields, "site_name") or field_value(fields, "publication_info")
    return PLACE.sub("", found) or None if found else None
