"""The article page: the text as it was read with its marks, and beside it what was found, by whom it is said, and why.

It holds the whole text, for the user's own eyes. Every mark leads to a note that says what it is, which rule found it and
under which id it can be disputed; every number on it is a column of a question in `audit/sql/reports`.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import duckdb
from markupsafe import Markup, escape

from audit.report.article.annotate import MAJOR, TINTS, marked, trait_notes
from audit.report.article.spans_to_html import Mark, render
from audit.report.article.view import BASIS, VOICES, View, read_as, runs, undeclared, view
from audit.report.html import fill
from audit.report.reference.explain import explanations
from audit.score.house_style import ids_of


def article_page(con: duckdb.DuckDBPyConnection, sighting: str) -> str:
    """One article as a self-contained HTML page: the same database gives the same bytes."""
    return fill("article.html", **context(view(con, sighting)), explained=explanations())


def article_markdown(con: duckdb.DuckDBPyConnection, sighting: str) -> str:
    """What was found in one article as Markdown, with the words as evidence."""
    from audit.report.markdown import fill_markdown

    return fill_markdown("article.md", **context(view(con, sighting)), explained=explanations())


def context(v: View, p: str = "") -> dict[str, Any]:
    """What the templates show: the answers, and the text with its marks. Ids on the page begin with `p`."""
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
        "around": lambda t: around(v.head.text, t),
    }


def trait_ids(v: View) -> dict[tuple[str, int, int, str], str]:
    """The evidence id of each mark of language, the one that a rules file suppresses."""
    marks = [(t.feature, t.term, t.sentence or "") for t in v.traits]
    return {(t.feature, t.start, t.stop, t.term): one for t, one in zip(v.traits, ids_of(marks), strict=True)}


def evidence(ids: dict[tuple[str, int, int, str], str], kind: str, row: Any) -> str:
    """The id of a finding: a mark's own, which a rules file can suppress; of others kind and span within the document."""
    return ids[(row.feature, row.start, row.stop, row.term)] if kind == "trait" else f"{kind}/{row.start}-{row.stop}"


def around(text: str, t: Any, longest: int = 200) -> Markup:
    """The sentence that a mark stands in, with the mark in it, cut to `longest` code points about it."""
    room = max(0, longest - (t.stop - t.start)) // 2
    start, stop = max(t.context_start, t.start - room), min(t.context_stop, t.stop + room)
    if start > t.context_start:  # begin and end at a word
        start = min(t.start, start + 1 + text[start : t.start].find(" "))
    if stop < t.context_stop:
        stop = max(t.stop, t.stop + text[t.stop : stop].rfind(" "))
    before, after = "… " if start > t.context_start else "", " …" if stop < t.context_stop else ""
    marked = render(text, start, stop, [Mark(t.start, t.stop, 0, f'<b class="v-{escape(t.voice)}">', "</b>")])
    return Markup("{}{}{}").format(before, marked, after)


def grouped_statements(v: View) -> Iterator[tuple[Any, str]]:
    """Each statement once, with the words of all its pieces."""
    pieces: dict[int, list[Any]] = {}
    for s in v.statements:
        pieces.setdefault(s.n, []).append(s)
    for rows in pieces.values():
        yield rows[0], " … ".join(r.words for r in rows)
