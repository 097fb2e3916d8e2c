"""Turn the rows of an article into HTML marks, and into signs that link to the notes.

Ids start with a prefix `p`, so that two articles fit on one page.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from audit.display import plain
from audit.report.article.spans_to_html import Mark, Sign, render
from audit.report.article.view import MAJOR, View
from audit.report.html import web
from audit.report.wording import as_words

INSERTION, STATEMENT, LINK, TRAIT = range(4)
"""Layers of marks, from the outermost in."""
TINTS = 7
"""Number of tints, assigned to sources in order of their shares; the number after the words works without colour."""


def marked(v: View, rank: dict[int, int], p: str = "") -> list[tuple[str, Markup]]:
    """Render each block with its marks as (class, HTML). `rank` maps a source to its position by share, from 0."""
    marks = [*insertion_marks(v), *statement_marks(v, rank), *link_marks(v), *trait_marks(v, p)]
    signs = sorted([*statement_signs(v, rank, p), *flag_signs(v, p), *insertion_signs(v, p)], key=lambda s: s.at)
    seen: set[str] = set()
    return [(block_class(b, v.insertions), render(v.head.text, b.start, b.stop, marks, signs, seen)) for b in v.blocks]


def block_class(block: Any, insertions: Sequence[Any]) -> str:
    """Choose the CSS classes of a block by tag and zone, and by role when an insertion covers all of it."""
    whole = next((i for i in insertions if i.start <= block.start and i.stop >= block.stop), None)
    kind = "li" if block.tag in {"li", "dd", "dt"} else "sub" if block.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else "p"
    quote = " quote" if block.tag == "blockquote" else ""
    return f"{kind}{quote} {block.zone}" + (f" whole {whole.role}" if whole else "")


def insertion_marks(v: View) -> Iterator[Mark]:
    """Yield a mark for each insertion."""
    for i in v.insertions:
        tag = "s" if i.kind == "struck_out" else "span"
        yield Mark(i.start, i.stop, INSERTION, f'<{tag} class="ins {escape(i.role)}">', f"</{tag}>")


def insertion_signs(v: View, p: str) -> Iterator[Sign]:
    """Yield the label before each insertion, linked to its note."""
    for i in v.insertions:
        name = escape(as_words(i.kind))
        fused = ", not set apart from the story" if i.fused else ""
        label = f'aria-label="{name}, {escape(i.role)}{fused}: why"'
        yield Sign(i.start, f'<a class="tag {escape(i.role)}" id="{p}m-i-{i.start}" href="#{p}i-{i.start}" {label}>{name}</a> ')


def statement_marks(v: View, rank: dict[int, int]) -> Iterator[Mark]:
    """Yield a mark for each piece of a statement, in the tint of its source."""
    for s in v.statements:
        tint = f" c-{rank[s.source] % TINTS}" if s.source in rank else ""
        yield Mark(s.start, s.stop, STATEMENT, f'<span class="st {escape(s.mode)}{tint}">', "</span>")


def statement_signs(v: View, rank: dict[int, int], p: str) -> Iterator[Sign]:
    """Yield the number of the source after the last piece of each statement."""
    last = {s.n: s for s in v.statements}
    names = {s.n: s.name for s in v.sources}
    for s in last.values():
        known = s.source in rank
        shown = str(rank[s.source] + 1) if known else "?"
        tint = f" c-{rank[s.source] % TINTS}" if known else ""
        who = plain(names.get(s.source) or f"source {shown}") if known else "unresolved"
        label = escape(f"{shown}: {who}, {s.mode}{'' if s.act == 'speech' else f' {s.act}'}")
        yield Sign(s.stop, f'<a class="chip{tint}" id="{p}m-s-{s.n}" href="#{p}s-{s.n}" aria-label="{label}">{shown}</a>')


def link_marks(v: View) -> Iterator[Mark]:
    """Yield a mark for each link; only http and https addresses can be followed."""
    for row in v.links:
        kind = f"ln {escape(row.relation)}"
        if web(row.href):
            opens = f'<a class="{kind}" href="{escape(row.href)}" rel="nofollow">'
            yield Mark(row.start, row.stop, LINK, opens, "</a>")
        else:
            yield Mark(row.start, row.stop, LINK, f'<span class="{kind} dead">', "</span>")


def trait_marks(v: View, p: str) -> Iterator[Mark]:
    """Yield a mark for each marked word, by voice; minor ones, and those inside a link (links do not nest), link to no note."""
    followed = [row for row in v.links if web(row.href)]
    first: dict[tuple[int, int], tuple[int, Any]] = {}
    for i, same in enumerate(trait_notes(v)):
        for t in same:
            first.setdefault((t.start, t.stop), (i, t))
    for i, t in first.values():
        name, major = f"{p}m-t-{t.start}-{t.stop}", t.feature in MAJOR
        kind = f"w v-{escape(t.voice)}{'' if major else ' minor'}"
        if not major or any(row.start < t.stop and t.start < row.stop for row in followed):
            yield Mark(t.start, t.stop, TRAIT, f'<span class="{kind}">', "</span>", name if major else "")
        else:
            label = escape(plain(f"{t.words}: {as_words(t.feature)}, {t.voice}"))
            yield Mark(t.start, t.stop, TRAIT, f'<a class="{kind}" href="#{p}t-{i}" aria-label="{label}">', "</a>", name)


def trait_notes(v: View) -> list[list[Any]]:
    """Group marks of language by note: same word, feature, category and voice, anywhere in the text."""
    groups: dict[tuple[str, str, str, str], list[Any]] = {}
    for t in sorted(v.traits, key=lambda t: t.feature not in MAJOR):
        groups.setdefault((t.feature, t.category or "", t.term.lower(), t.voice), []).append(t)
    return list(groups.values())


def flag_signs(v: View, p: str) -> Iterator[Sign]:
    """Yield a pilcrow after each flagged sentence."""
    for f in v.flagged:
        yield Sign(f.stop, f'<a class="flag" id="{p}m-f-{f.n}" href="#{p}f-{f.n}" aria-label="flagged sentence, why">¶</a>')
