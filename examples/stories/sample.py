"""The sample report: `python examples/stories/sample.py [FOLDER]` makes it in `reports/sample` from its stories."""

import sys
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).parent))

from build import HERE, inputs

from audit.kit import Kit
from audit.link.weeks import link
from audit.load import Input, load
from audit.pipeline import audit
from audit.report import compare
from audit.report.article.page import article_page
from audit.report.period import files, make
from audit.report.period.archive import listing, write
from audit.report.period.questions import period
from audit.report.story.story_page import story_pages
from audit.store import memory
from audit.store import write as store
from audit.store.writing import insert

SHOWN = "canal-deal"
"""The story whose four accounts are shown in full."""


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
    stories = story_pages(con, month.since, month.until)
    written = write(folder / month.label, files(make(con, month)) | stories)[0]
    for page in (folder / month.label).glob("story-*.html"):
        if page.name not in stories:
            page.unlink()
    rows = con.execute("SELECT input, id FROM sighting WHERE input LIKE '%/' || ? ORDER BY input", [SHOWN]).fetchall()
    sightings = {one.partition("/")[0]: sighting for one, sighting in rows}
    pages = {f"article-{name}.html": article_page(con, sighting) for name, sighting in sightings.items()}
    pages["compare-articles.html"] = compare.articles(con, *(sightings[name] for name in ("ledger", "beacon", "wire")))
    pair = ("harbourledger-example", "beacon-example")
    pages["compare-outlets.html"] = compare.outlets(con, *pair, month)
    return written + write(folder, pages | listing(folder))[0]


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "reports" / "sample"
    print(f"{out}: {sample(out)} written")
