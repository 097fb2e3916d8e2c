"""How the exports of press databases begin: by which lines and classes each is recognised.

Nothing is read here; the readers are `nexis`, `factiva`, `factiva_page`, `europresse` and `proquest`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from audit.load.corpus.press_words import COPYRIGHT, dates_document, label, line_pattern, press_words, word_pattern

CODES = "HD SE CLM CR BY WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN ART DE TI DLN"
CODED = re.compile(rf"\s*({CODES.replace(' ', '|')})(?:\t| {{2,}}|\u00a0+|\s*$)\s*(.*)", re.DOTALL)
"""A line that begins a field: its code, and the value after a tab or some spaces, or on the next line."""
SPACED = re.compile(r"\s*(HD|SE|CLM|BY|WC|PD|ET|SN|SC|LA|CY|LP|TD|AN)\s+(.*)", re.DOTALL)
"""The same where one space parts code and value, of codes that are no words."""
ENDING = re.compile(r"\s*Document [A-Z][A-Za-z0-9]{9,39}\s*")
"""The last line of a document, with the number under which Factiva has it."""
NUMBER_OF_WORDS = re.compile(r"\s*\d[\d.,\u00a0 ]{0,9}\s?(\w+)\s*")  # "1,355 words"
RULE = re.compile(r"\s*_{60,}\s*")  # the line between documents
ANY_LABEL = re.compile(r"([A-Z][^:\n]{1,40}?):(?:\s+|$)(.*)", re.DOTALL)  # a label and what follows its colon
MARK = "DocPublicationName"
"""Class of the name of the newspaper in a page of Europresse."""
FACTIVA_PAGE = re.compile(
    r"<b>HD</b>|class=[\"'](?:article [a-z]{2,4}Article|articleParagraph [a-z]{2,4}articleParagraph)\b", re.IGNORECASE
)
"""What a page of Factiva has near its start: the code of a headline, or classes with the language of its pages."""


def layout(text: str) -> str | None:
    """The database whose layout the beginning of a text has."""
    tests: dict[str, Callable[[str], bool]] = {"proquest": is_proquest, "nexis": is_nexis, "factiva": is_factiva}
    return next((name for name, test in tests.items() if test(text)), None)


def is_nexis(text: str) -> bool:
    """True for the beginning of a text that is an export of Nexis Uni or LexisNexis."""
    lines = [line for line in text.split("\n") if len(line) <= 200]
    labels = sum(1 for line in lines if label(line))
    if labels and any(line_pattern("numbered").fullmatch(line) for line in lines):
        return True
    body = any(line_pattern("body").fullmatch(line) for line in lines)
    cover = any(line_pattern("cover").fullmatch(line) for line in lines)
    return bool(labels) and (body or cover) and (cover or any(COPYRIGHT.match(line) or load_dated(line) for line in lines))


def load_dated(line: str) -> bool:
    """True for the line with the day on which the database took a document in."""
    found = label(line)
    return found is not None and found[0] == "load_date"


def is_factiva(text: str) -> bool:
    """True for the beginning of a text that is an export of Factiva."""
    lines = text.split("\n")
    one_space = spaced(lines)
    codes = {m.group(1) for line in lines if (m := code_of(line, spaced=one_space))}
    if "HD" in codes and codes & {"SN", "PD"} and codes & {"LP", "TD", "WC"}:
        return True
    counted = [i for i, line in enumerate(lines) if counts_words(line)]
    return any(any(dates_document(line) for line in lines[i + 1 : i + 4]) for i in counted) and any(
        ENDING.fullmatch(line) or COPYRIGHT.match(line) for line in lines
    )


def spaced(lines: Sequence[str]) -> bool:
    """True where codes and values are parted by one space."""
    return any(SPACED.match(line) for line in lines) and not any(
        (m := CODED.match(line)) and m.group(1) == "HD" for line in lines
    )


def code_of(line: str, *, spaced: bool) -> re.Match[str] | None:
    """Code and value of a line that begins a field."""
    return (SPACED if spaced else CODED).match(line)


def counts_words(line: str) -> bool:
    """True for a line such as "355 words"."""
    m = NUMBER_OF_WORDS.fullmatch(line) if len(line) < 40 else None
    return m is not None and word_pattern("words").fullmatch(m.group(1)) is not None


def dated(lines: Sequence[str], at: int) -> bool:
    """True where a day follows within a few lines."""
    return any(dates_document(line) for line in lines[at + 1 : at + 4])


@cache
def proquest_labels() -> Mapping[str, str]:
    """The field of each label."""
    return {w: field for field, words in press_words()["proquest"].items() for w in words}


def is_proquest(text: str) -> bool:
    """True for the beginning of a text that is an export of ProQuest."""
    lines = text.split("\n")
    known = {field for line in lines if (pair := proquest_label(line)) and (field := pair[0]) != "other"}
    return (
        any(RULE.fullmatch(line) for line in lines) and len(known & {"text", "site_name", "published", "guid", "database"}) > 1
    )


def proquest_label(line: str) -> tuple[str, str] | None:
    """Field and value of a line with a label; None for another line."""
    m = ANY_LABEL.match(line)
    field = proquest_labels().get(m.group(1).strip()) if m else None
    return (field, m.group(2).strip()) if field and m else None


def is_europresse(text: str) -> bool:
    """True for the beginning of a page that Europresse exported."""
    return MARK in text


def is_factiva_page(text: str) -> bool:
    """True for the beginning of a page that Factiva exported."""
    return FACTIVA_PAGE.search(text) is not None
