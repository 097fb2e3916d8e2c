"""UIMA CAS JSON 0.4 (INCEpTION, DKPro), one file a text with its type system.

Offsets count UTF-16 code units. The type `custom.Span` with the feature `label` is the layer of INCEpTION's own template for
spans, so a project made from it shows the labels; `kind`, `rule` and `kit` are further features, kept where the project's layer
has them.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from audit.store.annotations.marked import MarkedText

SPAN = "custom.Span"
FEATURES = ("label", "kind", "rule", "kit")
TYPES = {
    SPAN: {
        "%NAME": SPAN,
        "%SUPER_TYPE": "uima.tcas.Annotation",
        **{name: {"%NAME": name, "%RANGE": "uima.cas.String"} for name in FEATURES},
    }
}


def write_cas(texts: Iterable[MarkedText], folder: Path) -> None:
    """Write `DOC.json` for each text."""
    for text in texts:
        words = json.dumps(cas(text), ensure_ascii=False, indent=1)
        (folder / f"{text.doc}.json").write_text(words + "\n", encoding="utf-8")


def utf16_offset(text: str) -> Callable[[int], int]:
    r"""Function from code points of a text to UTF-16 units.

    >>> list(map(utf16_offset("a\N{GRINNING FACE}b"), range(4)))
    [0, 1, 3, 4]
    """
    wide = [i for i, letter in enumerate(text) if letter > "\uffff"]
    return lambda place: place + bisect_left(wide, place)


def cas(text: MarkedText) -> dict[str, Any]:
    """A text as a CAS with one view."""
    at = utf16_offset(text.text)
    here = {"@sofa": 1}
    structures: list[dict[str, Any]] = [
        {
            "%ID": 1,
            "%TYPE": "uima.cas.Sofa",
            "sofaNum": 1,
            "sofaID": "_InitialView",
            "mimeType": "text/plain",
            "sofaString": text.text,
        },
        {
            "%ID": 2,
            "%TYPE": "uima.tcas.DocumentAnnotation",
            **here,
            "begin": 0,
            "end": at(len(text.text)),
            "language": text.lang or "x-unspecified",
        },
    ]
    for i, mark in enumerate(text.marks, 3):
        features = {"label": mark.tag, "kind": mark.kind, "rule": mark.rule, "kit": mark.kit}
        span = {"%ID": i, "%TYPE": SPAN, **here, "begin": at(mark.start), "end": at(mark.stop)}
        structures.append(span | {name: value for name, value in features.items() if value})
    members = [one["%ID"] for one in structures[1:]]
    view = {"%SOFA": 1, "%MEMBERS": members}
    return {"%TYPES": TYPES, "%FEATURE_STRUCTURES": structures, "%VIEWS": {"_InitialView": view}}
