"""The marks of an article: which elements its rows become, and the signs that lead from them to their notes.

Ids begin with a prefix `p`, so that two articles can stand on one page.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from audit.report.article.spans_to_html import Mark, Sign, render
from audit.report.article.view import View
from audit.report.html import plain, web, words

INSERTION, STATEMENT, LINK, TRAIT = range(4)
"""Layers of marks, outermost first."""
MAJOR = ("loaded", "scare_quote")
"""Features that are underlined from the start; the others are shown when they are asked for."""
TINTS = 7
"""Tints that sources are given in the order of their shares; the number beside the words tells them apart as well."""


def marked(v: View, rank: dict[int, int], p: str = "") -> list[tuple[str, Markup]]:
    """The class and the HTML of each block of the text, with all marks. `rank` orders the sources by their shares."""
    marks = [*insertion_marks(v), *statement_marks(v, rank), *link_marks(v), *trait_marks(v, p)]
    signs = sorted([*statement_signs(v, rank, p), *flag_signs(v, p), *insertion_signs(v, p)], key=lambda s: s.at)
    seen: set[str] = set()
    return [(block_class(b, v.insertions), render(v.head.text, b.start, b.stop, marks, signs, seen)) for b in v.blocks]


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


def insertion_signs(v: View, p: str) -> Iterator[Sign]:
    """The label before an insertion, which leads to its note."""
    for i in v.insertions:
        name = escape(words(i.kind))
        fused = ", not set apart from the story" if i.fused else ""
        label = f'aria-label="{name}, {escape(i.role)}{fused}: why"'
        yield Sign(i.start, f'<a class="tag {escape(i.role)}" id="{p}m-i-{i.start}" href="#{p}i-{i.start}" {label}>{name}</a> ')


def statement_marks(v: View, rank: dict[int, int]) -> Iterator[Mark]:
    """Quotations and other statements in the tint of their source."""
    for s in v.statements:
        tint = "none" if s.source not in rank else str(rank[s.source] % TINTS)
        yield Mark(s.start, s.stop, STATEMENT, f'<span class="st {escape(s.mode)} c-{tint}">', "</span>")


def statement_signs(v: View, rank: dict[int, int], p: str) -> Iterator[Sign]:
    """The number of the source after the last piece of a statement."""
    last = {s.n: s for s in v.statements}
    names = {s.n: s.name for s in v.sources}
    for s in last.values():
        known = s.source in rank
        shown = str(rank[s.source] + 1) if known else "?"
        tint = str(rank[s.source] % TINTS) if known else "none"
        perhaps = f", perhaps {plain(s.perhaps)}" if s.perhaps else ""
        who = plain(names.get(s.source) or f"source {shown}") if known else f"source unresolved{perhaps}"
        label = escape(f"{shown}: {who}, {s.mode} {s.act}")
        yield Sign(s.stop, f'<a class="chip c-{tint}" id="{p}m-s-{s.n}" href="#{p}s-{s.n}" aria-label="{label}">{shown}</a>')


def link_marks(v: View) -> Iterator[Mark]:
    """Links that can be followed; other addresses are text."""
    for row in v.links:
        kind = f"ln {escape(row.relation)}"
        if web(row.href):
            opens = f'<a class="{kind}" href="{escape(row.href)}" rel="nofollow">'
            yield Mark(row.start, row.stop, LINK, opens, "</a>")
        else:
            yield Mark(row.start, row.stop, LINK, f'<span class="{kind} dead">', "</span>")


def trait_marks(v: View, p: str) -> Iterator[Mark]:
    """Marks of language, underlined by voice. Inside a link they lead nowhere, as links do not nest; nor do minor ones."""
    followed = [row for row in v.links if web(row.href)]
    first: dict[tuple[int, int], tuple[int, Any]] = {}
    for i, same in enumerate(trait_notes(v)):
        for t in same:
            first.setdefault((t.start, t.stop), (i, t))
    for i, t in first.values():
        name, major = f"{p}m-t-{t.start}-{t.stop}", t.feature in MAJOR
        kind = f"w v-{escape(t.voice)}{'' if major else ' minor'}"
        if not major or any(row.start < t.stop and t.start < row.stop for row in followed):
            yield Mark(t.start, t.stop, TRAIT, f'<span class="{kind}">', "</span>", name)
        else:
            label = escape(plain(f"{t.words}: {words(t.feature)}, {t.voice}"))
            yield Mark(t.start, t.stop, TRAIT, f'<a class="{kind}" href="#{p}t-{i}" aria-label="{label}">', "</a>", name)


def trait_notes(v: View) -> list[list[Any]]:
    """The marks of language as they share a note: one word of one feature, category and voice, wherever it stands."""
    groups: dict[tuple[str, str, str, str], list[Any]] = {}
    for t in sorted(v.traits, key=lambda t: t.feature not in MAJOR):
        groups.setdefault((t.feature, t.category or "", t.term.lower(), t.voice), []).append(t)
    return list(groups.values())


def flag_signs(v: View, p: str) -> Iterator[Sign]:
    """A sign after each flagged sentence."""
    for f in v.flagged:
        yield Sign(f.stop, f'<a class="flag" id="{p}m-f-{f.n}" href="#{p}f-{f.n}" aria-label="flagged sentence, why">¶</a>')
