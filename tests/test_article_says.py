"""What an article says of itself in its lines, notes and address: bylines, days of corrections, sections, further articles."""

import json

import pytest

from audit.cli.batching import notes
from audit.extract.claims.addressed import addressed
from audit.farm.known import Counts
from audit.farm.plan import groups
from audit.lang.months import Months
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Claim, Resolved

H1 = "<h1>Ferries are full</h1>"
STORY = "".join(
    f"<p>The ferry office of Vell counted {n} thousand passengers on the northern line, and says that the old piers cannot carry "
    "any more of them until the spring.</p>"
    for n in (3, 5, 8)
)
SIGNED = "<p>By Ada Holm</p><p>3 March 2026</p>"


def settled(kit, body, head="", lang="en", url="https://ledger.example/a/ferries"):
    """The resolved values of a page by field."""
    page = f"<html lang={lang}><head><title>Ferries are full</title>{head}</head><body><article>{body}</article></body></html>"
    values = {}
    for row in audit(load(Input("a page", html=page, url=url)), kit).rows.of(Resolved):
        values.setdefault(row.field, []).append(row.value)
    return values


@pytest.mark.parametrize(
    ("lang", "lines", "authors"),
    [
        ("en", "<p>Amir Kovac Reporter, Port Amber</p><p>3 March 2026</p>", ["Amir Kovac"]),
        ("en", "<p class=byline>Elliot Brand Vell Today</p>", ["Elliot Brand"]),
        ("en", "<p>Elliot Brand, Harbour Bell News</p><p>3 March 2026</p>", ["Elliot Brand"]),
        ("en", "<p class=byline>By Harbour Bell Staff Reporter</p>", []),
        ("en", "<p class=kicker>Sponsored</p><p class=byline>By Vell Island Getaways</p>", []),
        ("en", "<p>Reporting by Ada Holm and Ben Orr; Editing by Cy Dell</p><p>3 March 2026</p>", ["Ada Holm", "Ben Orr"]),
        ("en", "<p>By</p><p>Chris Tarn</p>", ["Chris Tarn"]),
        ("en", "<p>By Ada Holm on March 3, 2026</p>", ["Ada Holm"]),
        ("de", "<p>Heiko Sand Di 3 März 2026</p>", ["Heiko Sand"]),
        ("de", "<p>Katrin Moor</p><p>am</p><p>Dienstag, 03.03.2026 - 14:30</p>", ["Katrin Moor"]),
        (
            "en",
            "<p><a href='/profile/ada-holm'>Ada Holm</a> and <a href='/profile/bo-tarn'>Bo Tarn</a></p>",
            ["Ada Holm", "Bo Tarn"],
        ),
        ("en", "<p><a href='/@ada'>Ada Holm</a> ·</p><p>Follow</p>", ["Ada Holm"]),
        ("en", "<div class=byline>By <a href='/people/ada'>Ada Holm</a><span>Staff Writer</span></div>", ["Ada Holm"]),
        ("en", "<p>March 3, 2026</p><p>Hi Jane,</p>", []),
        ("es", "<footer><div>Enviado por <a>Lia Moreno</a> el Mar, 03/03/2026 - 09:30</div></footer>", ["Lia Moreno"]),
        ("en", "<p>Ada Holm 3 March 2026 <a href='/print'>Print</a></p>", ["Ada Holm"]),
    ],
)
def test_bylines_of_many_shapes(kit, lang, lines, authors):
    assert settled(kit, f"{H1}{lines}{STORY}", lang=lang).get("author", []) == authors


def test_reporters_under_a_story_are_its_authors_where_it_names_no_other(kit):
    credit = "<p>(Reporting by Ben Orr in Vell; Editing by Cy Dell)</p>"
    assert settled(kit, f"{H1}{STORY}{credit}")["author"] == ["Ben Orr"]
    assert settled(kit, f"{H1}{SIGNED}{STORY}{credit}")["author"] == ["Ada Holm"]


def test_a_cell_with_headline_byline_and_day(kit):
    cell = f"<b>Ferries are full</b><br><b>Ada Holm, 3 March 2026</b><br><br>{STORY}"
    values = settled(kit, f"<table><tr><td>{cell}</td></tr></table>")
    assert (values["author"], values["published"]) == (["Ada Holm"], ["2026-03-03"])


@pytest.mark.parametrize(
    ("lang", "note", "modified"),
    [
        ("en", "Correction, March 5, 2026: An earlier version of this article misstated the number.", "2026-03-05"),
        ("en", "This article was amended on 5 March 2026 to correct the number of passengers.", "2026-03-05"),
        ("en", "An earlier version of this article misstated the number. It was corrected on March 5, 2026.", "2026-03-05"),
        ("en", "Editor's note (March 5, 2026): This story has been updated to correct the number.", "2026-03-05"),
        ("de", "Korrektur vom 5. März 2026: In einer früheren Version dieses Artikels stand eine falsche Zahl.", "2026-03-05"),
        ("en", "Correction: An earlier version of this article, published on March 3, 2026, misstated the number.", None),
        ("en", "Correction: The count was on March 2, 2026, not on March 1.", None),
    ],
)
def test_the_day_of_a_correction_is_a_modification(kit, lang, note, modified):
    values = settled(kit, f"{H1}{SIGNED}{STORY}<p><em>{note}</em></p>", lang=lang)
    assert values.get("modified", [None]) == [modified]
    declared = '<meta property="article:modified_time" content="2026-04-01">'
    assert settled(kit, f"{H1}{SIGNED}{STORY}<p><em>{note}</em></p>", declared)["modified"] == ["2026-04-01"]


@pytest.mark.parametrize(
    ("path", "claims"),
    [
        ("/world/2026/mar/9/ferries", ["2026-03-09", "world"]),
        ("/2026/3/9/22334455/ferries", ["2026-03-09"]),
        ("/coast/20260309/ferries", ["2026-03-09", "coast"]),
        ("/coast/ferries-20260309.html", ["2026-03-09", "coast"]),
        ("/coast/ferries-202603091.html", ["coast"]),
        ("/2026/feb/30/ferries", []),
        ("/2026/13/9/ferries", []),
    ],
)
def test_days_of_addresses(path, claims):
    assert [s.value for s in addressed(f"https://ledger.example{path}", Months.load())] == claims


@pytest.mark.parametrize(
    ("trail", "section"),
    [
        ([("Home", "/"), ("Coast &amp; Sea", "/coast"), ("Ferries are full", "/a/ferries")], "Coast & Sea"),
        ([("Coast", "/coast"), ("Ferries", None)], "Coast"),
        ([("The Ledger", "/"), ("Ferries are full", None)], None),
        ([("Start", "/"), ("Meinung", "/meinung")], "Meinung"),
    ],
)
def test_a_trail_of_breadcrumbs_names_the_section(kit, trail, section):
    items = [
        {"@type": "ListItem", "position": n, "name": name, **({"item": f"https://ledger.example{path}"} if path else {})}
        for n, (name, path) in enumerate(trail, 1)
    ]
    linked = json.dumps({"@type": "BreadcrumbList", "itemListElement": items[::-1]})
    head = f'<script type="application/ld+json">{linked}</script>'
    assert settled(kit, f"{H1}{SIGNED}{STORY}", head).get("section", [None]) == [section]


def test_a_description_in_json_ld_is_no_headline(kit):
    head = '<script type="application/ld+json">{"@type": "Article", "name": "Vell", "headline": "island in the sea"}</script>'
    assert settled(kit, f"<h1>Ferries are full</h1>{STORY}", head)["headline"] == ["Ferries are full"]
    news = head.replace('"Article"', '"NewsArticle"')
    assert settled(kit, f"<h1>Ferries are full</h1>{STORY}", news)["headline"] == ["island in the sea"]


def test_further_articles_in_a_text_are_said_and_not_split(kit):
    lines = [p.removeprefix("<p>") for p in STORY.split("</p>") if p]
    text = f"Ferries are full\nBy Ada Holm\n\n{lines[0]}\n\n{lines[1]}\n\nOld pier sold\nBy Ben Orr\n\n{lines[2]}\n"
    found = audit(load(Input("a.txt", text=text)), kit)
    others = [c for c in found.rows.of(Claim) if c.field == "other_article"]
    assert [text[c.start : c.stop] for c in others] == ["Old pier sold"]
    assert found.document.text == text


def test_a_given_day_that_is_not_read_is_said(kit):
    counts = Counts()
    days = ("last Tuesday", "03/11/2026", "2026-03-11", None)
    list(groups([Input(str(n), text="Ferries are full.", published=day) for n, day in enumerate(days)], kit, counts))
    assert counts.undated == {"last Tuesday": 1, "03/11/2026": 1}
    assert any("03/11/2026, last Tuesday" in note for note in notes(counts))
