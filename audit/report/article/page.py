"""The article page: the text with its marks, and beside it the findings, each with its origin and reason.

The page contains the full text and is meant for the user alone. Five lines answer first, details are folded. Every mark links
to a note with its meaning, its rule and the evidence id for a dispute; every number is a column of a query of
`audit/sql/reports`.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import duckdb
from markupsafe import Markup, escape

from audit.report.article.annotate import TINTS, marked, trait_notes
from audit.report.article.first_lines import answers, language
from audit.report.article.spans_to_html import Mark, render
from audit.report.article.view import (
    BASIS,
    MAJOR,
    VOICES,
    View,
    input_kind,
    one_a_span,
    read_as,
    runs,
    sentence_window,
    undeclared,
    view,
)
from audit.report.html import fill
from audit.report.reference.explain import explanations, reason
from audit.report.wording import as_words, count
from audit.rows.evidence import mark_ids
from audit.store.ask import ask

SHORT = 40
"""Maximum code points of a line of furniture inside the story that is shown as it is, such as the clock of an update."""
SPEAKERS = 3
"""Maximum speakers in the first table, beside the unresolved statements; the others are folded below it."""


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
    named = [s for s in v.sources if s.n is not None]
    if rank is None:
        rank = {s.n: i for i, s in enumerate(named)}
    promos = [i for i in v.insertions if i.role == "promo"]
    shown = marked(v, rank, p)
    notes = trait_notes(v)
    major = [t for t in v.traits if t.feature in MAJOR]
    headed = bool(v.blocks) and v.blocks[0].zone == "headline"
    unseen = [m for m in v.measures if m.state in {"not_checked", "not_applicable"}]
    body = list(zip(v.blocks, shown, strict=True))[headed:]
    return v._asdict() | {
        "answers": answers(v),
        "language": language,
        "text_runs": folded(body, v.insertions),
        "speakers_first": [*named[:SPEAKERS], *(s for s in v.sources if s.n is None)],
        "speakers_more": named[SPEAKERS:],
        "inside_runs": runs([i for i in promos if i.zone != "tail"]),
        "under_runs": runs([i for i in promos if i.zone == "tail"]),
        "spoken_by": spoken_by(v),
        "major_notes": major_notes(notes),
        "minor_words": minor_words([t for t in v.traits if t.feature not in MAJOR]),
        "p": p,
        "headline": v.head.headline or "Article without a headline",
        "title_block": shown[0][1] if headed else None,
        "rank": rank,
        "tint": {n: i % TINTS for n, i in rank.items()},
        "tints": TINTS,
        "promos": promos,
        "others": [i for i in v.insertions if i.role != "promo"],
        "within": {s.n: [r for r in v.reported if r.statement == s.n] for s in v.statements},
        "voices": [(name, says, one_a_span(t for t in major if t.voice == name)) for name, says in VOICES.items()],
        "counted_words": counted_words,
        "minor": [t for t in v.traits if t.feature not in MAJOR],
        "note": {(t.feature, t.start, t.stop, t.term): i for i, same in enumerate(notes) for t in same},
        "says": VOICES,
        "undeclared": undeclared(v),
        "read_as": read_as(v),
        "input_kind": input_kind(v.head),
        "basis": BASIS.get(v.head.outlet_basis or ""),
        "unseen": unseen,
        "rules_only": any(m.name == "loaded_rate" for m in unseen),
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


def folded(
    lines: Sequence[tuple[Any, tuple[str, Markup]]], insertions: Sequence[Any]
) -> list[tuple[str, list[tuple[str, Markup]]]]:
    """Group the lines of the text; runs of lines that are promotion or furniture get a label, under which the page folds them.

    Under the story each such run is folded; inside it one of several lines, or a line of furniture that is not `SHORT`.
    """
    found = []
    for place, some in groupby(lines, key=lambda pair: place_of(pair[0], pair[1][0])):
        run = list(some)
        long = run[0][0].stop - run[0][0].start > SHORT
        fold = place and ("under" in place or len(run) > 1 or (long and "furniture" in run[0][1][0].split()))
        label = fold_label(place, [b for b, _ in run], insertions) if fold else ""
        found.append((label, [line for _, line in run]))
    return found


def place_of(block: Any, classes: str) -> str:
    """Where a line of promotion or furniture is; "" for words of the story and notes on its origin."""
    names = classes.split()
    if "whole" not in names or "provenance" in names:
        return ""
    return "under the story" if block.zone == "tail" else "inside the story"


def fold_label(place: str, blocks: Sequence[Any], insertions: Sequence[Any]) -> str:
    """Word what a folded run holds: how many lines, where, and of what kinds."""
    start, stop = blocks[0].start, blocks[-1].stop
    kinds = dict.fromkeys(as_words(i.kind) for i in insertions if i.start < stop and i.stop > start)
    more = f" and {len(kinds) - 3} other kinds" if len(kinds) > 4 else ""
    return f"{count(len(blocks), 'more line')} {place}: {', '.join(list(kinds)[: 3 if more else 4])}{more}"


def spoken_by(v: View) -> list[tuple[Any, list[tuple[Any, str]]]]:
    """Group the statements by source, in the order of `v.sources`, those without one last as None."""
    said: dict[int | None, list[tuple[Any, str]]] = {}
    for first, words in grouped_statements(v):
        said.setdefault(first.source, []).append((first, words))
    known = [(s, said[s.n]) for s in v.sources if s.n is not None and s.n in said]
    listed = {s.n for s, _ in known}
    rest = [pair for n, pairs in said.items() if n not in listed for pair in pairs]
    return [*known, *([(None, rest)] if rest else [])]


def counted_words(marks: Sequence[Any]) -> list[tuple[Any, int]]:
    """First mark of each term and category with the number of its marks, in text order."""
    times = Counter((t.feature, t.category, t.term.lower()) for t in marks)
    first = {(t.feature, t.category, t.term.lower()): t for t in reversed(marks)}
    return [(t, times[key]) for key, t in sorted(first.items(), key=lambda pair: pair[1].start)]


def minor_words(marks: Sequence[Any]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Words of minor marks with their numbers, by feature."""
    found: dict[str, Counter[str]] = {}
    for t in marks:
        found.setdefault(t.feature, Counter())[t.words] += 1
    return [(feature, list(words.items())) for feature, words in sorted(found.items())]


def major_notes(notes: Sequence[list[Any]]) -> list[tuple[tuple[str, str | None], list[tuple[int, list[Any]]]]]:
    """Group the notes on underlined words by feature and category, so that what they share is said once."""
    found: dict[tuple[str, str | None], list[tuple[int, list[Any]]]] = {}
    for i, same in enumerate(notes):
        if same[0].feature in MAJOR:
            found.setdefault((same[0].feature, same[0].category), []).append((i, same))
    return list(found.items())
