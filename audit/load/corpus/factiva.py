"""Exports of Factiva, as lines of text or rich text: with the codes of fields, or without them.

With codes a document has lines such as `HD` headline, `BY` byline, `WC` words, `PD` day, `SN` source, `LP` lead, `TD` text, and
ends at `AN`, its number; the next begins at the next `HD`. Without codes it has headline, byline, words, day, time, source,
code, language and copyright, one a line, then its text, and ends at a line `Document` with its number. Lead and text are read;
codes of companies, subjects and regions, credits of pictures and the copyright are dropped from the text.
"""

import re
from collections.abc import Mapping, Sequence

from audit.load.corpus.press import PressDocument, as_paragraphs
from audit.load.corpus.press_starts import ENDING, code_of, counts_words, dated, spaced
from audit.load.corpus.press_words import COPYRIGHT, dates_document

Pair = tuple[str, str | None]
OPENING = frozenset({"HD", "SE", "CLM"})
"""Codes that can come first in a document."""
TIME = re.compile(r"\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp][Mm])?(?:\s*[A-Z]{3,4})?\s*")  # the time of day below the day
SOURCE_CODE = re.compile(r"\s*[A-Z][A-Z0-9]{1,7}\s*")  # Factiva's code of a source
VALUES = {
    "CR": "credit", "BY": "author", "WC": "length", "SN": "site_name", "SC": "source_code", "ED": "edition", "PG": "page",
    "LA": "language", "CY": "copyright", "SE": "section", "CLM": "section", "HD": "headline", "AN": "guid", "DLN": "dateline",
}  # fmt: skip
"""Fields of claims by code."""
LONGEST_HEAD = 16
"""Maximum lines between the beginning of a document without codes and its number of words, and from there to its text."""


def factiva(lines: Sequence[str], *, wrapped: bool) -> list[PressDocument]:
    """Documents of an export."""
    one_space = spaced(lines)
    if any((m := code_of(line, spaced=one_space)) and m.group(1) == "HD" for line in lines):
        return [coded_document(fields, wrapped=wrapped) for fields in coded_fields(lines, spaced=one_space)]
    found: list[PressDocument] = []
    start = 0
    for i, line in enumerate(lines):
        if ENDING.fullmatch(line):
            found += plain_document(lines[start : i + 1], wrapped=wrapped, whole=True)
            start = i + 1
    return [*found, *plain_document(lines[start:], wrapped=wrapped, whole=False)]


def coded_fields(lines: Sequence[str], *, spaced: bool) -> list[dict[str, list[str]]]:
    """The lines of each field, of each document."""
    documents: list[dict[str, list[str]]] = []
    current: list[str] = []
    for line in lines:
        m = code_of(line, spaced=spaced)
        if m is None:
            current.append(line)
            continue
        code = m.group(1)
        if not documents or (code in OPENING and ("AN" in documents[-1] or code in documents[-1])):
            documents.append({})
        current = documents[-1].setdefault(code, [])
        current.append(m.group(2))
    return [fields for fields in documents if "HD" in fields or "LP" in fields or "TD" in fields]


def coded_document(fields: Mapping[str, Sequence[str]], *, wrapped: bool) -> PressDocument:
    """A document with codes."""
    story = [*fields.get("LP", ()), "", *fields.get("TD", ())]
    return PressDocument(as_paragraphs(story, wrapped=wrapped), coded_pairs(fields), coded_value(fields, "SN"), "AN" in fields)


def coded_pairs(fields: Mapping[str, Sequence[str]]) -> list[Pair]:
    """Pairs for claims of a document with codes."""
    day, time = coded_value(fields, "PD"), coded_value(fields, "ET")
    number = [line.strip() for line in fields.get("AN", ()) if line.strip()][:1]
    pairs = [(field, coded_value(fields, code)) for code, field in VALUES.items() if code not in {"SN", "AN"}]
    guid = number[0].removeprefix("Document ") if number else None
    return [*pairs, ("published", f"{day} {time}" if day and time else day), ("guid", guid)]


def coded_value(fields: Mapping[str, Sequence[str]], code: str) -> str | None:
    """The value of a field in one line; None without it."""
    return " ".join(word for line in fields.get(code, ()) for word in line.split()) or None


def plain_document(lines: Sequence[str], *, wrapped: bool, whole: bool) -> list[PressDocument]:
    """The document without codes of some lines; none where they hold none, as after the last one."""
    at = next((i for i, line in enumerate(lines) if counts_words(line) and dated(lines, i)), None)
    if at is None:
        return []
    over = [" ".join(line.split()) for line in lines[max(at - LONGEST_HEAD, 0) : at] if line.strip()]
    pairs, stop = plain_head(lines, at)
    body = lines[stop : len(lines) - 1] if whole else lines[stop:]
    number = lines[-1].split()[-1] if whole else None
    source = dict(pairs).get("site_name")
    return [PressDocument(as_paragraphs(body, wrapped=wrapped), [*titles(over), *pairs, ("guid", number)], source, whole)]


def titles(over: Sequence[str]) -> list[Pair]:
    """Section, headline and byline of the lines above the number of words: the longest is the headline."""
    if not over:
        return []
    title = max(range(len(over)), key=lambda i: (len(over[i]), -i))
    return [
        ("section", " ".join(over[:title]) or None),
        ("headline", over[title]),
        ("author", " ".join(over[title + 1 :]) or None),
    ]


def plain_head(lines: Sequence[str], at: int) -> tuple[list[Pair], int]:
    """Pairs of the lines from the number of words on, and the index of the first line of the text."""
    head = [i for i in range(at, min(at + 2 * LONGEST_HEAD, len(lines))) if lines[i].strip()]
    day = next(i for i in head[1:] if dates_document(lines[i]))
    after = [i for i in head if i > day]
    time = lines[after.pop(0)].strip() if after and TIME.fullmatch(lines[after[0]]) else ""
    source = lines[after[0]].strip() if after else None
    code = next((i for i in after[1:3] if SOURCE_CODE.fullmatch(lines[i])), None)
    copied = next((i for i in after[1:LONGEST_HEAD] if COPYRIGHT.match(lines[i])), None)
    last = (
        copied
        if copied is not None
        else next((i for i in after[1:] if code is not None and i > code), after[0] if after else day)
    )
    pairs: list[Pair] = [
        ("length", lines[at].strip()),
        ("published", f"{lines[day].strip()} {time}".strip()),
        ("site_name", source),
        ("source_code", lines[code].strip() if code is not None else None),
        ("copyright", lines[copied].strip() if copied is not None else None),
    ]
    return pairs, last + 1
