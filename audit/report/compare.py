"""Compare two to twelve articles, or two outlets over a period, in columns without a winner.

Columns keep the order given; nothing is added up across them, and none is called better. Voices are matched by name only.
"""

from collections.abc import Sequence
from typing import Any

import duckdb
from markupsafe import Markup

from audit.errors import AuditError
from audit.link.given import GIVEN, linked
from audit.report.article.page import context
from audit.report.article.view import View, view
from audit.report.html import fill
from audit.report.markdown import fill_markdown
from audit.report.period import card, make, slug
from audit.report.period.questions import FEW, RATES, Period
from audit.report.reference.explain import explanations
from audit.report.story.glossary import glossary
from audit.report.story.several import LETTERS, prepare, shared_ranks, together, voices

SECTIONS = (
    ("publisher", "Who published it, and who says so"),
    ("text", "The text"),
    ("speakers", "Who gets to speak"),
    ("loaded", "Loaded words, by voice"),
    ("links", "Where it sends the reader"),
    ("promotion", "Promotion in the text"),
    ("record", "What is said about it, and by whom"),
    ("notes", "Every mark, and why"),
)
"""Sections of the article page that are shown in columns, with their headings."""
FOLDED = ("promotion", "record")
"""Sections that a reader opens: what is around the accounts, not in them."""


def articles(con: duckdb.DuckDBPyConnection, *sightings: str, form: str = "html") -> str:
    """Render sightings of one database side by side, as `html` or `markdown`.

    Raises `AuditError` for fewer than two or more than twelve, and when different kits made their audits.
    """
    if not 2 <= len(sightings) <= len(LETTERS):
        raise AuditError(f"{len(sightings)} articles", f"give two to {len(LETTERS)}")
    views = [view(con, s) for s in sightings]
    if len({v.head.kit for v in views}) > 1:
        raise AuditError("audited by different kits", "audit them again, so that the same rules apply to all")
    ranks = shared_ranks([v.sources for v in views])
    sides = [
        context(v, f"{letter.lower()}-", rank) | {"explained": explanations(), "letter": letter}
        for v, letter, rank in zip(views, LETTERS, ranks, strict=False)
    ]
    docs = [v.head.doc for v in views]
    prepare(con, docs)
    with linked(con, list(dict.fromkeys(docs))):
        shared = together(con, GIVEN, docs)
    shared |= {
        "sides": sides,
        "voices": voices([v.sources for v in views], ranks),
        "tints": sides[0]["tints"],
        "measures": measures(views),
        "explained": explanations(),
    }
    shared["glossary"] = glossary(shared)
    if form == "markdown":
        return fill_markdown("compare.md", **shared)
    sections = [
        (name, heading, [Markup(fill(f"sections/{name}.html", **side)) for side in sides])  # noqa: S704 - templates escape
        for name, heading in SECTIONS
    ]
    return fill("compare.html", **shared, sections=sections, folded=FOLDED)


def measures(views: Sequence[View]) -> list[tuple[str, list[Any]]]:
    """Measures by name, each with its row of every account."""
    rows: dict[str, list[Any]] = {}
    for i, v in enumerate(views):
        for m in v.measures:
            rows.setdefault(m.name, [None] * len(views))[i] = m
    return sorted(rows.items())


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
