"""Texts and pages that are larger than any article are read in part or without a second opinion, and say so."""

import tracemalloc

from audit.load import Input, load
from audit.load.page import main_text
from audit.load.shortened import LONGEST_TEXT
from audit.pipeline import audit
from audit.store import memory, write

LINE = "Talks between the crews failed on day {}, the town said, and nobody went home before the ferries sailed."


def test_a_text_longer_than_any_article_is_read_in_part_and_counts_nowhere(kit, monkeypatch):
    monkeypatch.setattr("audit.load.shortened.shortened.__defaults__", (1000,))
    text = "Ferries stand still\n" + "\n".join(LINE.format(i) for i in range(100))
    page = "<html><body><article><h1>Ferries stand still</h1>" + "".join(f"<p>{LINE.format(i)}</p>" for i in range(100))
    con = memory()
    for given in (Input("a", text=text), Input("b", html=page)):
        found = load(given)
        assert text.startswith(found.text)
        assert 800 < len(found.text) <= 1000
        assert found.blocks[-1].stop == len(found.text)
        said = {s.field: s.value for s in found.said if s.origin == "text"}
        assert said["access"] == "partial"
        assert said["breaks_off"].startswith(f"only the first {len(found.text)} of ")
        write(con, [audit(found, kit)])
    assert con.execute("SELECT DISTINCT counted FROM counting").fetchall() == [("cut",)]


def test_the_bound_is_far_above_articles():
    assert LONGEST_TEXT == 1_000_000
    assert len(load(Input("a", text="x " * 400_000)).text) == 800_000


def test_a_page_of_too_many_elements_is_read_without_trafilatura(monkeypatch):
    monkeypatch.setattr(main_text, "ELEMENTS", 10)
    page = "<html><body><ul>" + "<li><a href=/>Ferry</a>" * 20 + "</ul><article><h1>Ferries stand still</h1>"
    found = load(Input("a", html=page + "".join(f"<p>{LINE.format(i)}</p>" for i in range(5))))
    assert LINE.format(3) in found.text


def test_a_long_sentence_beside_many_short_ones_takes_little_memory(kit):
    """Words by sentences would be three million places of 56 bytes."""
    text = "Ferries stand still\n" + "the quay of the old port " * 400 + "\n" + "He ran. " * 1200
    given = load(Input("a", text=text))
    tracemalloc.start()
    try:
        audit(given, kit)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100_000_000
