"""The article page: the text with its marks, and beside it the findings, each with its origin and reason.

The page contains the full text and is meant for the user alone. Every mark links to a note with its meaning, its rule and the
evidence id for a dispute; every number is a column of a query in `audit/sql/reports`.
"""

from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

import duckdb
from markupsafe import Markup, escape

from audit.report.article.annotate import MAJOR, TINTS, marked, trait_notes
from audit.report.article.spans_to_html import Mark, render
from audit.report.article.view import BASIS, VOICES, View, read_as, runs, sentence_window, undeclared, view
from audit.report.html import fill
from audit.report.reference.explain import explanations, reason
from audit.rows.evidence import mark_ids
from audit.store.ask import ask


def article_page(con: duckdb.DuckDBPyConnection, sighting: str, stories: Collection[str] = ()) -> str:
    """Render one article as a self-contained HTML page; the same database gives the same bytes.

    `stories` are those that have a page beside it, to which it links.
    """
    told = [s for s in ask(con, "reports/story/of_sighting", sighting=sighting) if s.story in stories] if stories else []
    return fill("article.html", **context(view(con, sighting)), explained=explanations(), told=told)


def article_markdown(con: duckdb.DuckDBPyConnection, sighting: str) -> str:
    """Render the findings of one article as Markdown, with their words as evidence."""
    from audit.report.markdown import fill_markdown

    return fill_markdown("article.md", **context(view(con, sighting)), explained=explanations())


def context(v: View, p: str = "", rank: dict[int, int] | None = None) -> dict[str, Any]:
    """Build the template variables: query results, and the marked text. Ids on the page start with the prefix `p`.

    `rank` numbers the sources from 0, by default in order of their shares.
    """
    if rank is None:
        rank = {s.n: i for i, s in enumerate(s for s in v.sources if s.n is not None)}
    promos = [i for i in v.insertions if i.role == "promo"]
    shown = marked(v, rank, p)
    notes = trait_notes(v)
    major = [t for t in v.traits if t.feature in MAJOR]
    headed = bool(v.blocks) and v.blocks[0].zone == "headline"
    unseen = [m for m in v.measures if m.state in {"not_checked", "not_applicable"}]
    return v._asdict() | {
        "p": p,
        "headline": v.head.headline or "Article without a headline",
        "title_block": shown[0][1] if headed else None,
        "shown": shown[1:] if headed else shown,
        "rank": rank,
        "tint": {n: i % TINTS for n, i in rank.items()},
        "tints": TINTS,
        "promos": promos,
        "promo_runs": runs(promos),
        "others": [i for i in v.insertions if i.role != "promo"],
        "spoken": list(grouped_statements(v)),
        "within": {s.n: [r for r in v.reported if r.statement == s.n] for s in v.statements},
        "voices": [(name, says, [t for t in major if t.voice == name]) for name, says in VOICES.items()],
        "minor": [t for t in v.traits if t.feature not in MAJOR],
        "trait_notes": notes,
        "major": MAJOR,
        "note": {(t.feature, t.start, t.stop, t.term): i for i, same in enumerate(notes) for t in same},
        "says": VOICES,
        "undeclared": undeclared(v),
        "read_as": read_as(v),
        "basis": BASIS.get(v.head.outlet_basis or ""),
        "unseen": unseen,
        "seen": [m for m in v.measures if m not in unseen],
        "evidence": partial(evidence, trait_ids(v)),
        "reason": reason,
        "around": partial(sentence_around, v),
    }


def trait_ids(v: View) -> dict[tuple[str, int, int, str], str]:
    """Map each mark of language to its evidence id, the one that a rules file can suppress."""
    marks = [(t.feature, t.term, t.sentence or "") for t in v.traits]
    return {(t.feature, t.start, t.stop, t.term): one for t, one in zip(v.traits, mark_ids(marks), strict=True)}


def evidence(ids: dict[tuple[str, int, int, str], str], kind: str, row: Any) -> str:
    """Name a finding: marks of language by their evidence id, all others by kind and span."""
    return ids[(row.feature, row.start, row.stop, row.term)] if kind == "trait" else f"{kind}/{row.start}-{row.stop}"


def sentence_around(v: View, t: Any, longest: int = 200) -> Markup:
    """Render the sentence of a mark as HTML, the mark in bold, cut to `longest` code points."""
    start, stop, before, after = sentence_window(v, t, longest)
    marked = render(v.head.text, start, stop, [Mark(t.start, t.stop, 0, f'<b class="v-{escape(t.voice)}">', "</b>")])
    return Markup("{}{}{}").format(before, marked, after)


def grouped_statements(v: View) -> Iterator[tuple[Any, str]]:
    """Yield each statement once, with the words of all its pieces joined."""
    pieces: dict[int, list[Any]] = {}
    for s in v.statements:
        pieces.setdefault(s.n, []).append(s)
    for rows in pieces.values():
        yield rows[0], " … ".join(r.words for r in rows)
