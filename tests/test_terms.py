"""Every term that a page or the terminal prints is known to `audit explain`."""

import re
from pathlib import Path

import pytest
from blank import memory
from lxml import html

from audit.load import Input, load
from audit.pipeline import audit
from audit.report.article.page import article_page
from audit.report.article.terminal import terminal
from audit.report.article.view import MAJOR
from audit.report.reference.explain import explanation, reason
from audit.rows import TABLES, Trait
from audit.store import write
from audit.store.schema import columns

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "reports" / "sample").rglob("*.html"))
LABELS = (
    "unresolved",
    "fused",
    "flagged",
    "few",
    "weight",
    "evidence",
    "kit",
    "vintage",
    "third party",
    "judgement",
    "declaration",
    "fullest",
    "perhaps",
    "beyond",
    "above the body",
    "named not heard",
    "heard only here",
    "left out",
    "in all",
    "candidate",
    "loaded",
    "wire",
    "cut",
)
"""Words that templates write themselves, beside a finding."""
COLUMNS = (
    ("insertion", "role"),
    ("insertion", "kind"),
    ("insertion", "rule"),
    ("statement", "mode"),
    ("statement", "act"),
    ("source", "kind"),
    ("source", "identity"),
    ("affiliation", "kind"),
    ("affiliation", "basis"),
    ("trait", "feature"),
    ("trait", "category"),
    ("trait", "voice"),
    ("sentence", "voice"),
    ("claim", "origin"),
    ("sighting", "outlet_basis"),
    ("link", "relation"),
    ("link", "kind"),
    ("block", "zone"),
    ("measure", "name"),
    ("measure", "state"),
    ("signal", "signal"),
    ("signal", "state"),
    ("sighting", "format"),
    ("sighting", "access"),
    ("counting", "counted"),
    ("story_account", "level"),
    ("story_account", "method"),
    ("utterance", "speaker_state"),
    ("quotation_match", "kind"),
    ("reuse", "kind"),
    ("reuse", "first_basis"),
)
"""Columns whose values pages print as words."""
NAME = re.compile(r"[a-z]+(?:_[a-z]+)+")
"""A name with an underscore, as measures, kinds and rules have it."""
HARSH = (
    "Shameless cronies stage bogus vote\nThe governor’s cowardly lackeys staged a farcical vote on Monday, Ada Brandt claimed.\n"
    "“It was a sham,” said Brandt, who was angrily booed. Two officials, who asked not to be named, called the vote fair.\n"
    "Voters were beaten, and observers from Norland told so-called experts to go home: hypocrisy for the THIRD time!\n"
    "The fat cats of the ministry went ballistic over the 'reform'.\nRead more: Norland slams the vote\n"
)


def unknown(names):
    """List the names that nothing explains."""
    out = []
    for name in sorted(names):
        try:
            explanation(name)
        except Exception:  # noqa: BLE001 - any failure means that it is not explained
            out.append(name)
    return out


@pytest.fixture(scope="module")
def con(kit):
    con = memory()
    harbour = (ROOT / "examples" / "harbour.txt").read_text(encoding="utf-8")
    page = (ROOT / "examples" / "stories" / "page.html").read_text(encoding="utf-8")
    texts = [audit(load(Input("a", text=HARSH)), kit), audit(load(Input("b", text=harbour)), kit)]
    write(con, [*texts, audit(load(Input("c", html=page, url="https://ledger.example/c")), kit)])
    return con


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_value_that_a_page_prints_is_explained(con, table, column):
    values = {v for (v,) in con.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall() if v is not None}
    assert unknown(values) == []


def test_every_value_that_a_column_enumerates_is_explained():
    """Row classes list the values of a column as `a | b | c`; each may be printed."""
    listed = set()
    for table in TABLES:
        for column, *_, comment in columns(table):
            first, *rest = re.sub(r"\([^)]*\)", "", comment).split(";")[0].split(" | ")
            if rest:
                listed |= {(column, v.strip(" …")) for v in (first.rpartition(": ")[2], *(v.partition(":")[0] for v in rest))}
    assert len(listed) > 80
    assert unknown({value for _, value in listed}) == []


def test_words_of_comparisons_and_stories_lead_to_what_they_mean():
    """Each word beside an account or its quotation has its place in the list of words at the end."""
    for path in (p for p in PAGES if p.name.startswith(("story-", "compare-articles"))):
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        places = set(tree.xpath("//section[@id='words']//dt/@id"))
        links = {h[1:] for h in tree.xpath("//a/@href") if h.startswith("#x-")}
        assert links == places, path.name
        assert unknown({p.removeprefix("x-") for p in places}) == []
        words = {w for w in ("fullest", "exact", "trimmed", "altered") if tree.xpath(f"//small[contains(., '· {w}')]")}
        words |= {td.text_content().split(",")[0] for td in tree.xpath("//section[@id='accounts']//tbody/tr/td[last()]")}
        words |= {"_".join(b.text_content().split()) for b in tree.xpath("//ul[@class='spans']/li/b[1]")}
        assert {f"x-{w}" for w in words} <= places, path.name


def test_labels_of_templates_are_explained():
    assert unknown(LABELS) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_every_name_on_a_page_of_the_sample_is_explained(path):
    assert unknown(printed_names(path.read_text(encoding="utf-8"))) == []


def test_every_name_on_an_article_s_page_and_in_the_terminal_is_explained(con, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    for (sighting,) in con.execute("SELECT id FROM sighting").fetchall():
        assert unknown(printed_names(article_page(con, sighting))) == []
        assert unknown(NAME.findall(terminal(con, sighting))) == []


def printed_names(page):
    """Find the names in the visible words of a page: codes, and names with an underscore; queries and columns are left out."""
    tree = html.fromstring(page)
    for hidden in tree.xpath("//script | //style | //pre | //*[contains(@class, 'headline')]"):
        hidden.drop_tree()
    codes = {" ".join(c.text_content().split()) for c in tree.xpath("//code")}
    return {c for c in codes if NAME.fullmatch(c)}


def test_each_mark_has_its_reason_beside_it(con, kit):
    for feature in MAJOR:
        marks = con.execute(f"SELECT category, term FROM trait WHERE feature = '{feature}'").fetchall()
        assert marks
        assert [m for m in marks if not reason(*m)] == []
    sighting = con.execute(
        "SELECT s.id FROM sighting s JOIN document d ON d.id = s.doc WHERE d.text LIKE 'Shameless%'"
    ).fetchone()[0]
    assert "Calls associates servile." in article_page(con, sighting)
    assert "Calls associates servile." in terminal(con, sighting)


def test_a_candidate_is_kept_and_never_shown(kit):
    result = audit(
        load(Input("a", text="Norland votes\nThe divisive and questionable plan of the far-right party passed.")), kit
    )
    assert "loaded_candidate" in {t.feature for t in result.rows.of(Trait)}
    con = memory()
    write(con, [result])
    for shown in (article_page(con, result.rows.sighting), terminal(con, result.rows.sighting)):
        assert "andidate" not in shown
