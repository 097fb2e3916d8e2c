"""The sample report: `python examples/stories/sample.py [FOLDER]` makes it in `reports/sample` from its stories."""

import sys
from pathlib import Path
from typing import NamedTuple

import duckdb

sys.path.insert(0, str(Path(__file__).parent))

from build import HERE, HOUSES, inputs

from audit.kit import Kit
from audit.link.weeks import link
from audit.load import Input, load
from audit.pipeline import audit
from audit.report import compare
from audit.report.article.page import article_page
from audit.report.period import files, make, slug, trends
from audit.report.period.archive import listing, write
from audit.report.period.questions import period
from audit.report.reference.explain import explanations
from audit.report.story.story_page import file_name, story_pages
from audit.report.wording import count
from audit.store import memory
from audit.store import write as store
from audit.store.ask import ask
from audit.store.writing import insert

SHOWN = "canal-deal"
"""The story whose four accounts are shown in full, and beside each other."""
KINDS = {
    "A trial": "ledger/crane-trial",
    "Live coverage": "ledger/storm-live",
    "An interview": "ledger/forecaster-interview",
    "Science": "ledger/lake-cores",
}
"""Further articles that are shown in full, by what they are: account and story."""


def database() -> duckdb.DuckDBPyConnection:
    """Audit all stories in memory, with the four outlets, and link them."""
    kit = Kit.load(sources=(HERE / "outlets.yaml",))
    con = memory()
    store(con, [audit(load(Input(**one)), kit) for one in inputs()])
    rows = [r for r in kit.registry.rows() if getattr(r, "outlet", getattr(r, "id", "")).endswith("-example")]
    for table in {type(r) for r in rows}:
        insert(con, table, [r for r in rows if type(r) is table])
    link(con)
    return con


def sample(folder: Path) -> int:
    """Write the sample to a folder; return how many files were written."""
    con = database()
    month = period("2026-11")
    report = make(con, month)
    stories = story_pages(con, month.since, month.until)
    written = write(folder / month.label, files(report) | stories)[0]
    for page in (folder / month.label).glob("story-*.html"):
        if page.name not in stories:
            page.unlink()
    pages, shown = articles(con)
    ledger = {key.partition("/")[0]: sighting for key, sighting in of_inputs(con).items() if key.endswith(f"/{SHOWN}")}
    pages["compare-articles.html"] = compare.articles(con, *(ledger[name] for name in ("ledger", "beacon", "wire")))
    pages["compare-outlets.html"] = compare.outlets(con, "harbourledger-example", "beacon-example", month)
    beside = [
        ("compare-articles.html", "Three accounts of the canal agreement", "audit compare A B C"),
        ("compare-outlets.html", "Two outlets in November", "audit compare A B --period 2026-11"),
    ]
    told = [(f"2026-11/{s.name}", s.title, s.note) for s in stories_told(con, stories)]
    names = {o.outlet: o.name for o in report.asked["outlets"]}
    cards = [(f"2026-11/{slug(outlet)}.html", names[outlet], "outlet card") for outlet in report.chosen]
    groups = [("Articles", shown), ("Beside each other", beside), ("Stories told by several", told), ("Outlets", cards)]
    pictures = [(explanations()[name].title, drawn) for name, drawn in trends(report, names)[:1]]
    return written + write(folder, pages | listing(folder, shown=groups, pictures=pictures))[0]


def articles(con: duckdb.DuckDBPyConnection) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """Render the articles that are shown in full, by file name, and list each with headline and what it is."""
    names = {f"{key}/{SHOWN}": "One story in four accounts" for key in HOUSES} | {key: kind for kind, key in KINDS.items()}
    pages, shown = {}, []
    for key, kind in names.items():
        sighting = of_inputs(con)[key]
        name = f"article-{key.partition('/')[0]}.html" if key.endswith(SHOWN) else f"article-{key.partition('/')[2]}.html"
        pages[name] = article_page(con, sighting)
        (head,) = ask(con, "reports/article_head", sighting=sighting)
        shown.append((name, head.headline, f"{kind}, {head.outlet_name}"))
    return pages, shown


def of_inputs(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Map inputs to their sightings."""
    return dict(con.execute("SELECT input, id FROM sighting ORDER BY input").fetchall())


class Told(NamedTuple):
    """The page of a story on the index: file, a headline, and how many tell it."""

    name: str
    title: str
    note: str


def stories_told(con: duckdb.DuckDBPyConnection, stories: dict[str, str]) -> list[Told]:
    """List the stories that have a page, under the headline of the longest account, those of most outlets first."""
    rows = con.execute(
        "SELECT a.story, max_by(a.headline, (d.words, a.sighting)), count(DISTINCT a.outlet), count(DISTINCT a.doc) "
        "FROM story_account AS a JOIN document AS d ON d.id = a.doc AND d.kit = a.kit GROUP BY ALL ORDER BY 3 DESC, 4 DESC, 1"
    ).fetchall()
    found = [Told(file_name(s), title, f"{count(n, 'account')} of {count(of, 'outlet')}") for s, title, of, n in rows]
    return [one for one in found if one.name in stories]


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "reports" / "sample"
    print(f"{out}: {sample(out)} written")
