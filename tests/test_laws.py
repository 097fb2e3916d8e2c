"""Laws of every audit: the text is never changed, spans point at words, stages skip insertions, outlets do not matter."""

import random
import re

import pytest
from blank import memory
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from kits import shipped

from audit.errors import AuditError
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import AUDITED, Insertion, Sentence, Source, Statement, Trait
from audit.store import write
from audit.text import Document

HEADLINES = (
    "Norland tells Sudria that the canal treaty is ‘finished’",
    "Harbour strike enters third week",
    "Minister quits over canal deal",
)
PARAGRAPHS = (
    "Norland’s foreign minister Ada Brandt has told Sudria’s Prime Minister Omar Castel that the canal treaty was over.",
    "“We will not sign,” she said. “Not this year, and not under threats.”",
    "Sudria swiftly dismissed the offer, claiming that it had been forced to close the locks.",
    'The port authority said in a statement that "repairs" would take six weeks.',
    "Officials, who spoke on condition of anonymity because the talks are private, said a deal was near.",
    "Also on ledger.example Castel must stop stalling, Brandt says as canal talks dragNorland has repeatedly refused to pay.",
    "Like this story? Share it with a friend!",
    "READ MORE: Five things to know about the canal",
    "The canal carries a tenth of the region’s grain 🌾 and was dug in 1911.",
    "Reporting by Lia Moreno; Editing by Jon Holt",
    "Critics slammed the outrageous plan as a shameless giveaway to cronies.",
)  # fmt: skip
GERMAN = (
    "Norlands Außenministerin Ada Brandt hat Sudria mitgeteilt, dass der Kanalvertrag ende, wie es in einer Mitteilung heißt.",
    "„Wir werden nicht unterschreiben“, sagte sie am Montag in der Hauptstadt. „Nicht in diesem Jahr und nicht unter Druck.“",
    "Sudria wies das absurde Angebot brüsk zurück. Man sei gezwungen worden, die Schleusen zu schließen.",
    "Nach Angaben der Hafenbehörde dauern die „Arbeiten“ sechs Wochen. Die Bonzen schweigen, und der Mob tobt.",
    "Aus Regierungskreisen hieß es, eine Einigung sei nah. Ein Sprecher wollte sich dazu nicht äußern.",
)
SPANS = (
    ("start", "stop"), ("cue_start", "cue_stop"), ("source_start", "source_stop"), ("headline_start", "headline_stop"),
)  # fmt: skip
ARTICLES = st.builds(
    lambda headline, body: "\n".join([headline, *body]),
    st.sampled_from(HEADLINES),
    st.one_of(
        st.lists(st.one_of(st.sampled_from(PARAGRAPHS), st.text(max_size=60)), min_size=1, max_size=9),
        st.lists(st.one_of(st.sampled_from(GERMAN), st.text(max_size=60)), min_size=1, max_size=9),
    ),
)
LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def audited(text, kit, **more):
    return audit(load(Input("a", text=text, **more)), kit)


def attempt(text, kit):
    try:
        return audited(text, kit)
    except AuditError:
        return None


@LAW
@given(text=ARTICLES)
def test_the_text_is_the_input_and_spans_point_at_words(text, kit):
    found = attempt(text, kit)
    if found is None:
        return
    assert found.document.text == text.replace("\r\n", "\n").replace("\r", "\n")
    for table in AUDITED:
        for row in found.of(table):
            for a, b in SPANS:
                start, stop = getattr(row, a, None), getattr(row, b, None)
                assert (start is None) == (stop is None)
                if start is not None:
                    assert 0 <= start < stop <= len(found.document.text), row
                    assert found.document.text[start:stop].strip(), row


@LAW
@given(text=ARTICLES)
def test_sql_and_python_cut_the_same_words(text, kit):
    found = attempt(text, kit)
    if found is None:
        return
    con = memory()
    write(con, [found])
    for start, stop, words in con.execute("SELECT start, stop, words FROM evidence").fetchall():
        assert words == found.document.text[start:stop]


@LAW
@given(text=ARTICLES)
@example(text="\n".join([HEADLINES[0], *PARAGRAPHS]))
def test_nothing_is_said_and_nothing_loaded_inside_an_insertion(text):
    found = attempt(text, shipped())  # no argument: Hypothesis writes those of an example in full, and a kit fills a book
    if found is None:
        return
    inside = [(i.start, i.stop) for i in found.of(Insertion)]

    def within(row):
        return any(a < row.stop and row.start < b for a, b in inside)

    assert not [s for s in found.of(Statement) if within(s)]
    assert not [s for s in found.of(Sentence) if within(s)]
    assert not [t for t in found.of(Trait) if within(t) and t.voice != "promo"]
    assert not [t for t in found.of(Trait) if not within(t) and t.voice == "promo"]


@LAW
@given(text=ARTICLES)
def test_insertions_do_not_overlap_and_statements_have_their_source(text, kit):
    found = attempt(text, kit)
    if found is None:
        return
    spans = sorted((i.start, i.stop) for i in found.of(Insertion))
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    sources = {s.n for s in found.of(Source)}
    assert {s.source for s in found.of(Statement)} - {None} <= sources


@LAW
@given(raw=st.binary(max_size=400), html=st.booleans())
def test_any_bytes_give_an_audit_or_one_clear_line(raw, html, kit):
    try:
        audit(load(Input("a", html=raw) if html else Input("a", text=raw)), kit)
    except AuditError as e:
        assert "\n" not in str(e)
        assert str(e).startswith("a: ")


@pytest.mark.parametrize("paragraphs", [PARAGRAPHS, GERMAN], ids=["en", "de"])
def test_the_outlet_is_not_seen(paragraphs, kit):
    """The same words score the same wherever they are published."""
    text = "\n".join([HEADLINES[0], *paragraphs])
    at = [audited(text, kit, url=f"https://{host}/2026/canal") for host in ("rt.com", "reuters.com", "unknown.example")]
    columns = ("start", "stop", "voice", "loaded_p", "source_p", "weight")
    tables = (Trait, Sentence, Statement)
    marks = [[[tuple(getattr(r, c, None) for c in columns) for r in a.of(t)] for t in tables] for a in at]
    assert marks[0] == marks[1] == marks[2]


def counts(text, kit):
    found = audited(text, kit)
    own = [t.category for t in found.of(Trait) if t.feature == "loaded" and t.voice == "outlet"]
    return len(own), sum(bool(s.loaded) for s in found.of(Sentence) if s.voice == "outlet")


@pytest.mark.parametrize(
    ("paragraphs", "one", "other"),
    [([HEADLINES[0], *PARAGRAPHS], "Turkey", "France"), (["Hafen gesperrt", *GERMAN], "Norwegen", "Schweden")],
    ids=["en", "de"],
)
def test_swapping_the_two_countries_leaves_own_voice_alone(paragraphs, one, other, kit):
    text = "\n".join(paragraphs).replace("Norland", one).replace("Sudria", other)
    swapped = re.sub(f"{one}|{other}", lambda m: other if m.group() == one else one, text)
    assert counts(text, kit) == counts(swapped, kit)


def digest(con):
    tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
    return {t: con.execute(f"SELECT * FROM {t} ORDER BY ALL").fetchall() for t in tables}


def test_writing_twice_order_and_split_change_nothing(kit):
    texts = ["\n".join([HEADLINES[i % 3], *PARAGRAPHS[i : i + 4]]) for i in range(8)]
    audits = [audit(load(Input(str(i), text=t)), kit) for i, t in enumerate(texts)]
    once, twice, split = memory(), memory(), memory()
    write(once, audits)
    write(twice, audits)
    write(twice, audits)
    shuffled = audits[:]
    random.Random(7).shuffle(shuffled)
    for a in shuffled:
        write(split, [a])
    assert digest(once) == digest(twice) == digest(split)


def test_an_audit_is_the_same_again(kit):
    document = Document.of("\n".join([HEADLINES[0], *PARAGRAPHS]))
    a, b = audit(document, kit), audit(document, kit)
    assert all(a.of(t) == b.of(t) for t in AUDITED)
