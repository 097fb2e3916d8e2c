"""Read the labelled promo segments with their texts, and articles and pages as plain paragraphs."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from audit.errors import AuditError

PARAGRAPH = 80
"""Minimum code points of a paragraph of prose."""
ENDINGS = '.!?”"’»)…'
"""Last marks of a paragraph. Unlike `text.ends_sentence`, a closing mark alone suffices and `。` is missing: the shipped
models were trained on these paragraphs, and scripts without capitals have no seams."""


class Segment(NamedTuple):
    """A labelled stretch of a text: class `promo`, `provenance`, `furniture`, `body` or `ignore`."""

    doc: str
    view: str
    outlet: str
    split: str
    start: int
    stop: int
    role: str
    label: str
    fused: bool


class Prose(NamedTuple):
    """A headline and the paragraphs of its article, with outlet and language."""

    outlet: str
    lang: str
    headline: str
    paragraphs: tuple[str, ...]


def json_lines(path: Path) -> Iterator[Any]:
    """Yield the objects of a JSON-lines file, gzipped or not. Raises `AuditError` when it cannot be read."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    except OSError as e:
        raise AuditError(f"{path}: {e.strerror or e}", "name the folder of the corpora with --corpora") from e


def segments(corpora: Path) -> tuple[dict[str, str], list[Segment]]:
    """Read the texts by id, and the labelled segments of train and dev."""
    texts = {row["id"]: row["text"] for row in json_lines(corpora / "promo" / "texts.jsonl.gz")}
    found = [
        Segment(
            doc=s["doc_id"],
            view=s["view"],
            outlet=s["outlet"],
            split=split,
            start=s["start"],
            stop=s["end"],
            role=s["class"],
            label=s["label"],
            fused=bool(s["fused"]),
        )
        for split in ("train", "dev")
        for s in json_lines(corpora / "promo" / f"{split}.jsonl.gz")
    ]
    return texts, found


def prose(corpora: Path) -> Iterator[Prose]:
    """Yield articles in English, then pages with the text of their own parsers, in many languages."""
    for row in json_lines(corpora / "articles" / "articles.jsonl.gz"):
        yield Prose(row["host"], "en", row["title"] or "", paragraphs(row["text"]))
    spoken = {}
    for row in json_lines(corpora / "pages" / "fundus.jsonl.gz"):
        lang = (row["langs"] or ["en"])[0]
        spoken[row["id"]] = (row["publisher"], lang)
        yield Prose(row["publisher"], lang, row["gold_title"] or "", paragraphs(row["gold_text"]))
    # Promoted headlines of the same pages as well, because the corpora hold few headlines in other languages.
    texts, labelled = segments(corpora)
    for s in labelled:
        if s.doc in spoken and s.view == "html_blocks" and s.label == "xpromo" and 25 <= s.stop - s.start <= 200:
            headline = texts[s.doc][s.start : s.stop]
            if "\n" not in headline and headline[-1] not in ":.…":
                yield Prose(*spoken[s.doc], headline, ())


def paragraphs(text: str) -> tuple[str, ...]:
    """Select the lines of a text that look like paragraphs of prose."""
    return tuple(p.strip() for p in text.split("\n") if len(p.strip()) >= PARAGRAPH and p.strip()[-1] in ENDINGS)
