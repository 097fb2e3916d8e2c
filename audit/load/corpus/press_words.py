"""Words by which exports of press databases are read (`data/press_exports.yaml`), as patterns; all languages at once.

>>> bool(line_pattern("end").fullmatch("End of Document")), label("LOAD-DATE: January 11, 2026"), label("Länge: 355 Wörter")
(True, ('load_date', 'January 11, 2026'), ('length', '355 Wörter'))
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from audit.files import DATA, read_yaml
from audit.lang.dates import Dates

LABEL = re.compile(r"\s*([^\W\d_][^:\n]{1,29}?)\s*:\s*(.*)", re.DOTALL)  # a label and what follows its colon
COPYRIGHT = re.compile(r"\s*(?:copyright\b.{0,20}(?:\d{4}|©|\(c\))|©|\(c\)\s)", re.IGNORECASE)
"""A line of copyright: "Copyright 2026 Harbour Ledger Ltd", "© 2026 Harbour Ledger", "(c) 2026"."""
BESIDE = 45
"""Maximum characters beside the day in the line that dates a document: weekday, time, zone."""


@cache
def press_words() -> Mapping[str, Any]:
    """The words of the file."""
    return dict(read_yaml(DATA / "press_exports.yaml"))


@cache
def dates() -> Dates:
    """Months of all languages."""
    return Dates.load()


def alternatives(words: Mapping[str, list[str]]) -> str:
    """A pattern of the words of all languages."""
    return "|".join(dict.fromkeys(w for listed in words.values() for w in listed))


@cache
def line_pattern(name: str) -> re.Pattern[str]:
    """The pattern of a line that has a meaning of its own, such as `end`."""
    return re.compile(rf"\s*(?:{alternatives(press_words()['lines'][name])})\s*", re.IGNORECASE)


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """The pattern of the words of an entry such as `page`."""
    return re.compile(rf"(?:{alternatives(press_words()[name])})(?!\w)", re.IGNORECASE)


@cache
def fields_by_label() -> Mapping[str, str]:
    """The field of each label of Nexis, in lower case."""
    return {w: field for field, by_lang in press_words()["labels"].items() for words in by_lang.values() for w in words}


def label(line: str) -> tuple[str, str] | None:
    """Field and value of a line with a label of Nexis; None for another line."""
    m = LABEL.match(line)
    field = fields_by_label().get(" ".join(m.group(1).lower().split())) if m else None
    return (field, m.group(2).strip()) if field and m else None


def is_header(field: str) -> bool:
    """True for fields that come before the article."""
    return field in press_words()["header"]


def is_tail(field: str) -> bool:
    """True for fields of which one ends the article."""
    return field in press_words()["tail"]


def dates_document(line: str) -> bool:
    """True for a line that holds a day and little else.

    >>> dates_document("January 11, 2026 Monday")
    True
    >>> dates_document("What we knew before 11 January 2026, and what the board has told us since")
    False
    """
    span = dates().day_in(line.strip()) if len(line) < 200 else None
    return span is not None and len(line.strip()) - (span.stop - span.start) <= BESIDE
