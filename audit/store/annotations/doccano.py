"""doccano: JSON lines for sequence labelling. Offsets are code points, end exclusive.

doccano 1.8.4 drops spans that overlap at import, without an error, unless the project allows overlapping spans; so each line
counts those that overlap an earlier one, which doccano shows with the text. Lines are ASCII: its import guesses the encoding,
and took a short file in UTF-8 for Turkish.
"""

import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from audit.store.annotations.marked import Mark, MarkedText


def write_labels(texts: Iterable[MarkedText], out: TextIO) -> None:
    """Write one text a line, with its spans."""
    for text in texts:
        record = {
            "text": text.text,
            "label": [[mark.start, mark.stop, mark.tag] for mark in text.marks],
            "doc": text.doc,
            "input": text.inputs[0] if text.inputs else None,
            "url": text.url,
            "overlapping": overlapping(text.marks),
        }
        out.write(json.dumps(record, ensure_ascii=True) + "\n")


def overlapping(marks: Sequence[Mark]) -> int:
    """Count the marks that begin before an earlier one ends; `marks` are sorted by place.

    >>> overlapping([Mark(0, 9), Mark(2, 4), Mark(9, 12)])
    1
    """
    count = end = 0
    for mark in marks:
        count += mark.start < end
        end = max(end, mark.stop)
    return count
