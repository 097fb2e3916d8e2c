"""The article page: the text as it was read with its marks, and beside it what was found, by whom it is said, and why.

It holds the whole text, for the user's own eyes. Every mark leads to a note that says what it is, which rule found it and
under which id it can be disputed; every number on it is a column of a question in `audit/sql/reports`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
from markupsafe import Markup, escape

from audit.report.explain import explanations
from audit.report.marks import Mark, Sign, plain, render
from audit.report.page import fill, web, words
from audit.report.view import BASIS, VOICES, View, view

INSERTION, STATEMENT, LINK, TRAIT = range(4)
"""Layers of marks, outermost first."""
TINTS = 7
"""Tints that sources are given in the order of their shares; the number beside the words tells them apart as well."""


def article_page(con: duckdb.DuckDBPyConnection, sighting: str) -> str:
    """One article as a self-contained HTML page: the same database gives the same bytes."""
    return fill("article.html", **context(view(con, sighting)), explained=explanations())


def article_markdown(con: duckdb.DuckDBPyConnection, sighting: str) -> str:
    """What was found in one article as Markdown, with the words as evidence."""
    from audit.report.markdown import fill_markdown

    return fill_markdown("article.md", **context(view(con, sighting)), explained=explanations())


def context(v: View) -> dict[str, Any]:
    """What the templates show: the answers, and the text with its marks."""
    rank = {s.n: i for i, s in enumerate(s for s in v.sources if s.n is not None)}
    marks = [*insertion_marks(v), *statement_marks(v, rank), *link_marks(v), *trait_marks(v)]
    signs = sorted([*statement_signs(v, rank), *flag_signs(v), *insertion_signs(v)], key=lambda s: s.at)
    promos = [i for i in v.insertions if i.role == "promo"]
    seen: set[str] = set()
    shown = [(block_class(b, v.insertions), render(v.head.text, b.start, b.stop, marks, signs, seen)) for b in v.blocks]
    headed = bool(v.blocks) and v.blocks[0].zone == "headline"
    unseen = [m for m in v.measures if m.state in {"not_checked", "not_applicable"}]
    return v._asdict() | {
        "headline": v.head.headline or "Article without a headline",
        "title_block": shown[0][1] if headed else None,
        "shown": shown[1:] if headed else shown,
        "rank": rank,
        "tint": {n: i % TINTS for n, i in rank.items()},
        "promos": promos,
        "others": [i for i in v.insertions if i.role != "promo"],
        "spoken": list(grouped_statements(v)),
        "voices": [(name, says, [t for t in v.traits if t.voice == name]) for name, says in VOICES.items()],
        "basis": BASIS.get(v.head.outlet_basis or ""),
        "unseen": unseen,
        "seen": [m for m in v.measures if m not in unseen],
        "evidence": evidence,
        "around": lambda t: around(v.head.text, t),
    }


def evidence(kind: str, row: Any) -> str:
    """The id of a finding within its document: kind and span."""
    return f"{kind}/{row.start}-{row.stop}"


def around(text: str, t: Any, longest: int = 240) -> Markup:
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


def block_class(block: Any, insertions: Sequence[Any]) -> str:
    """How a block is set: by its tag, and set off when the whole of it is an insertion."""
    whole = next((i for i in insertions if i.start <= block.start and i.stop >= block.stop), None)
    kind = "li" if block.tag in {"li", "dd", "dt"} else "sub" if block.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else "p"
    quote = " quote" if block.tag == "blockquote" else ""
    return f"{kind}{quote} {block.zone}" + (f" whole {whole.role}" if whole else "")


def insertion_marks(v: View) -> Iterator[Mark]:
    """Insertions are set off."""
    for i in v.insertions:
        yield Mark(i.start, i.stop, INSERTION, f'<span class="ins {escape(i.role)}">', "</span>")


def insertion_signs(v: View) -> Iterator[Sign]:
    """The label before an insertion, which leads to its note."""
    for i in v.insertions:
        name = escape(words(i.kind))
        fused = ", not set apart from the story" if i.fused else ""
        label = f'aria-label="{name}, {escape(i.role)}{fused}: why"'
        yield Sign(i.start, f'<a class="tag {escape(i.role)}" id="m-i-{i.start}" href="#i-{i.start}" {label}>{name}</a> ')


def statement_marks(v: View, rank: dict[int, int]) -> Iterator[Mark]:
    """Quotations and other statements in the tint of their source."""
    for s in v.statements:
        tint = "none" if s.source not in rank else str(rank[s.source] % TINTS)
        yield Mark(s.start, s.stop, STATEMENT, f'<span class="st {escape(s.mode)} c-{tint}">', "</span>")


def statement_signs(v: View, rank: dict[int, int]) -> Iterator[Sign]:
    """The number of the source after the last piece of a statement."""
    last = {s.n: s for s in v.statements}
    names = {s.n: s.name for s in v.sources}
    for s in last.values():
        known = s.source in rank
        shown = str(rank[s.source] + 1) if known else "?"
        tint = str(rank[s.source] % TINTS) if known else "none"
        who = plain(names.get(s.source) or f"source {shown}") if known else "source unresolved"
        label = escape(f"{shown}: {who}, {s.mode} {s.act}, why")
        yield Sign(s.stop, f'<a class="chip c-{tint}" id="m-s-{s.n}" href="#s-{s.n}" aria-label="{label}">{shown}</a>')


def link_marks(v: View) -> Iterator[Mark]:
    """Links that can be followed; other addresses are text."""
    for row in v.links:
        kind = f"ln {escape(row.relation)}"
        if web(row.href):
            opens = f'<a class="{kind}" href="{escape(row.href)}" rel="noopener noreferrer nofollow external">'
            yield Mark(row.start, row.stop, LINK, opens, "</a>")
        else:
            yield Mark(row.start, row.stop, LINK, f'<span class="{kind} dead">', "</span>")


def trait_marks(v: View) -> Iterator[Mark]:
    """Marks of language, underlined by voice; inside a link they lead nowhere, as links do not nest."""
    followed = [row for row in v.links if web(row.href)]
    seen: set[tuple[int, int]] = set()
    for t in v.traits:
        if (t.start, t.stop) in seen:
            continue
        seen.add((t.start, t.stop))
        name, kind = f"m-t-{t.start}-{t.stop}", f"w v-{escape(t.voice)} f-{escape(t.feature)}"
        if any(row.start < t.stop and t.start < row.stop for row in followed):
            yield Mark(t.start, t.stop, TRAIT, f'<span class="{kind}">', "</span>", name)
        else:
            label = escape(plain(f"{t.words}: {words(t.feature)}, {VOICES.get(t.voice, t.voice)}, why"))
            opens = f'<a class="{kind}" href="#{name.removeprefix("m-")}" aria-label="{label}">'
            yield Mark(t.start, t.stop, TRAIT, opens, "</a>", name)


def flag_signs(v: View) -> Iterator[Sign]:
    """A sign after each flagged sentence."""
    for f in v.flagged:
        yield Sign(f.stop, f'<a class="flag" id="m-f-{f.n}" href="#f-{f.n}" aria-label="flagged sentence, why">¶</a>')


def grouped_statements(v: View) -> Iterator[tuple[Any, str]]:
    """Each statement once, with the words of all its pieces."""
    pieces: dict[int, list[Any]] = {}
    for s in v.statements:
        pieces.setdefault(s.n, []).append(s)
    for rows in pieces.values():
        yield rows[0], " … ".join(r.words for r in rows)
