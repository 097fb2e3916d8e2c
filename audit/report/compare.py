"""Compare two articles, or two outlets over a period, in two columns without a winner.

Columns keep the order given; nothing is added up across them, and neither is called better. Voices are matched by name only.
"""

import duckdb
from markupsafe import Markup

from audit.errors import AuditError
from audit.report.article.page import context
from audit.report.article.view import view
from audit.report.html import fill
from audit.report.markdown import fill_markdown
from audit.report.period import card, make, slug
from audit.report.period.questions import FEW, RATES, Period
from audit.report.reference.explain import explanations
from audit.store.ask import ask

SECTIONS = (
    ("publisher", "Who published it, and who says so"),
    ("text", "The text"),
    ("speakers", "Who gets to speak"),
    ("promotion", "Promotion in the text"),
    ("loaded", "Loaded words, by voice"),
    ("links", "Where it sends the reader"),
    ("record", "What is said about it, and by whom"),
    ("notes", "Every mark, and why"),
)
"""Sections of the article page that are shown in two columns, with their headings."""


def articles(con: duckdb.DuckDBPyConnection, left: str, right: str, *, form: str = "html") -> str:
    """Render two sightings of one database side by side, as `html` or `markdown`.

    Raises `AuditError` when different kits made their audits.
    """
    views = [view(con, left), view(con, right)]
    a, b = views
    if a.head.kit != b.head.kit:
        raise AuditError("audited by different kits", "audit both again, so that the same rules apply to both")
    keys = {"kit": a.head.kit, "left": a.head.doc, "right": b.head.doc}
    sides = [context(v, p) | {"explained": explanations()} for v, p in zip(views, ("a-", "b-"), strict=True)]
    shared = {
        "sides": sides,
        "voices": ask(con, "reports/compare_sources", **keys),
        "measures": ask(con, "reports/compare_measures", **keys),
        "explained": explanations(),
    }
    if form == "markdown":
        return fill_markdown("compare.md", **shared)
    sections = [
        (name, heading, [Markup(fill(f"sections/{name}.html", **side)) for side in sides])  # noqa: S704 - templates escape
        for name, heading in SECTIONS
    ]
    return fill("compare.html", **shared, sections=sections)


def outlets(con: duckdb.DuckDBPyConnection, left: str, right: str, when: Period, *, form: str = "html") -> str:
    """Render two outlets of one period side by side, as `html` or `markdown`."""
    report = make(con, when, [left, right], pair=(left, right))
    pairs = sorted(report.asked["pairs"], key=lambda p: RATES.index(p.name))
    cards = [card(report, outlet) for outlet in (left, right)]
    given = {
        "cards": cards,
        "pairs": pairs,
        "period": when,
        "explained": explanations(),
        "few": FEW,
        "slug": slug,
        "vintage": report.asked["vintage"][0],
    }
    return fill_markdown("compare_outlets.md", **given) if form == "markdown" else fill("compare_outlets.html", **given)
