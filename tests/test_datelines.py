"""Datelines and agencies at the start of a text: no words of a statement, no speakers; the registry's wires are agencies too."""

from pathlib import Path

import pytest

from audit.kit import Kit
from audit.pipeline import audit
from audit.rows import Resolved, Source, Statement
from audit.text import Document

USERS = """outlets:
  - id: coastwire
    name: Coastwire News Agency
    aliases: [Coastwire]
    hosts: [{host: coastwire.example, role: primary}]
    kind: wire
    as_of: '2026-11-22'
    evidence: [{fields: [hosts, aliases, kind], source: its own imprint, as_of: '2026-11-20', grade: own_statement}]
"""


@pytest.mark.parametrize(
    ("line", "said", "speaker"),
    [
        ("ELLENBY, March 3 (Reuters) - The port will close, the board said on Tuesday.", "The port will close", "the board"),
        ("ELLENBY (Coastwire) — Boats are late, officials said.", "Boats are late", "officials"),
        ("PORT AMBER, Nov. 3 — Boats are late, officials said.", "Boats are late", "officials"),
        ("ELLENBY—President Ann Lee said that it was late.", "that it was late", "Ann Lee"),
    ],
)
def test_a_dateline_is_neither_content_nor_speaker(line, said, speaker, kit):
    text = f"Port to close\n\n{line}\n"
    found = audit(Document.of(text), kit)
    assert [text[s.start : s.stop] for s in found.of(Statement)] == [said]
    assert [s.name for s in found.of(Source)] == [speaker]


def test_a_dash_in_a_sentence_makes_no_dateline(kit):
    text = "Doctor under fire\n\nAda Quill — a trained surgeon — said that she would stay.\n"
    assert [text[s.start : s.stop] for s in audit(Document.of(text), kit).of(Statement)] == ["that she would stay"]


def test_a_wire_of_the_users_registry_is_credited(tmp_path):
    file = Path(tmp_path) / "sources.yaml"
    file.write_text(USERS, encoding="utf-8")
    text = "Port to close\nBy Coastwire News Agency\n\nThe port will close in May, officials said.\n"
    found = audit(Document.of(text), Kit.load(sources=(file,)))
    assert {r.field: r.value for r in found.of(Resolved)}["wire_agency"] == "coastwire"
