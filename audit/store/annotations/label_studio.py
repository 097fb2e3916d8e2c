"""Label Studio: a JSON list of tasks, spans as predictions of this program in one layer named `label`.

The labels in use are part of each task, so one configuration serves every export (`docs/exports.md`). Spans are predictions,
not annotations: a person confirms them. Offsets are code points, end exclusive.
"""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from audit.store.annotations.marked import MarkedText


def write_tasks(texts: Iterable[MarkedText], out: TextIO) -> None:
    """Write the tasks as a JSON list, one a line."""
    start = "["
    for text in texts:
        out.write(f"{start}\n{json.dumps(task(text), ensure_ascii=False)}")
        start = ","
    out.write("[]\n" if start == "[" else "\n]\n")


def task(text: MarkedText) -> dict[str, Any]:
    """A text as a task with one prediction."""
    data = {
        "text": text.text,
        "doc": text.doc,
        "input": text.inputs[0] if text.inputs else None,
        "url": text.url,
        "labels": [{"value": tag} for tag in text.tags()],
    }
    result = [
        {
            "id": f"m{n}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": mark.start,
                "end": mark.stop,
                "text": text.text[mark.start : mark.stop],
                "labels": [mark.tag],
            },
            "meta": {"text": [mark.rule]} if mark.rule else {},
        }
        for n, mark in enumerate(text.marks, 1)
    ]
    return {"data": data, "predictions": [{"model_version": "newsaudit", "result": result}]}
