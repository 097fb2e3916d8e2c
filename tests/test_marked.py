"""Goldens of insertions in German: articles as prose with marks ⟦kind|words⟧, rendered again from the audit."""

from dataclasses import replace
from pathlib import Path

import pytest
from speakers import MARK

from audit.pipeline import audit
from audit.rows import Insertion
from audit.text import Document

ARTICLES = sorted((Path(__file__).parent / "marked").glob("*.txt"))


def rendered(text: str, rows: list[Insertion]) -> str:
    """Mark the insertions of a text."""
    for i in sorted(rows, key=lambda i: -i.start):
        text = f"{text[: i.start]}⟦{i.kind}|{text[i.start : i.stop]}⟧{text[i.stop :]}"
    return text


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_insertions_of_an_article_are_those_marked(path, kit):
    article = path.read_text(encoding="utf-8").rstrip("\n")
    found = audit(replace(Document.of(MARK.sub(r"\2", article)), lang=path.stem[:2]), kit)
    assert rendered(found.document.text, list(found.of(Insertion))) == article
