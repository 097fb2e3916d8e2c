"""W3C Web Annotation (2017), one annotation a line of JSON.

The target is the text, not the page: a position counts code points of `document.text`, and `via` names the addresses where the
text was seen. The digits of the source's UUID are `document.id`, its identifiers the ids of the inputs. Each span is selected
twice, by position and by quotation with 32 characters of context, since a quotation alone can be found in a sentence that says
the opposite.

>>> mark = Mark(0, 5, "statement", "direct")
>>> text = MarkedText("0" * 32, "“No,” she said.", "en", ("a1",), ("https://ledger.example/1",), (mark,))
>>> [selector["type"] for selector in annotation(text, mark)["target"]["selector"]]
['TextPositionSelector', 'TextQuoteSelector']
"""

import json
from collections.abc import Iterable
from typing import Any, TextIO
from uuid import NAMESPACE_OID, UUID, uuid5

from audit.store.annotations.marked import Mark, MarkedText

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of context on each side of a quotation."""


def write_annotations(texts: Iterable[MarkedText], out: TextIO) -> None:
    """Write one annotation a line, text by text."""
    for text in texts:
        out.writelines(as_line(annotation(text, mark)) for mark in text.marks)


def as_line(value: dict[str, Any]) -> str:
    """An annotation as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def urn(*parts: str) -> str:
    """A name-based UUID, the same on every machine."""
    return uuid5(NAMESPACE_OID, "\0".join(("newsaudit", *parts))).urn


def annotation(text: MarkedText, mark: Mark) -> dict[str, Any]:
    """A mark as an annotation: kind as classification, label as tag, rule as description."""
    purposes = (("classifying", mark.kind), ("tagging", mark.label), ("describing", mark.rule))
    bodies = [body(purpose, value) for purpose, value in purposes if value]
    start, stop = mark.start, mark.stop
    position = {"type": "TextPositionSelector", "start": start, "end": stop}
    quotation = {
        "type": "TextQuoteSelector",
        "exact": text.text[start:stop],
        "prefix": text.text[max(start - AROUND, 0) : start],
        "suffix": text.text[stop : stop + AROUND],
    }
    return {
        "@context": CONTEXT,
        "id": urn("annotation", text.doc, text.sighting, *map(str, mark)),
        "type": "Annotation",
        "motivation": "classifying",
        "creator": software(mark.kit),
        "body": bodies or [body("tagging", mark.tag)],
        "target": {"source": source(text), "selector": [position, quotation]},
    }


def source(text: MarkedText) -> dict[str, Any]:
    """The text as a resource."""
    out: dict[str, Any] = {"id": UUID(text.doc).urn, "type": "Text", "format": "text/plain"}
    if text.lang:
        out["language"] = text.lang
    for key, values in (("dcterms:identifier", text.inputs), ("via", text.urls)):
        if values:
            out[key] = values[0] if len(values) == 1 else list(values)
    return out


def body(purpose: str, value: str) -> dict[str, str]:
    """Words about the target."""
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def software(kit: str) -> dict[str, str]:
    """Who annotated: this program, with the fingerprint of its code and data."""
    return {"type": "Software", "name": f"newsaudit, kit {kit}" if kit else "newsaudit"}


def unaudited(name: str, stage: str, error: str, kit: str | None) -> dict[str, Any]:
    """An input that could not be audited, as an annotation of the whole input: nothing is missing from a file in silence."""
    return {
        "@context": CONTEXT,
        "id": urn("failure", name, stage, error),
        "type": "Annotation",
        "motivation": "describing",
        "creator": software(kit or ""),
        "body": [body("classifying", "failure"), body("tagging", stage), body("describing", error)],
        "target": {"source": {"id": urn("input", name), "dcterms:identifier": name}},
    }
