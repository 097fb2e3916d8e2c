"""Query one article once, for page, Markdown and terminal alike, and word what all three share.

Rows are named tuples whose columns are those of `audit/sql/reports/article_*.sql`.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import duckdb

from audit.errors import AuditError
from audit.outlets.address import lettered_host
from audit.store.ask import ask

VOICES = {
    "outlet": "the outlet’s own voice",
    "paraphrase": "the outlet’s paraphrase of a source",
    "quoted": "a source’s own words",
    "promo": "a promoted headline",
}
"""The four voices in page order; they are reported apart and never added up."""
BASIS = {
    "url": "its address",
    "canonical": "the address that the page declares",
    "given": "your own statement",
    "promo_cue": "a promotion in the text alone, which a republisher would carry too",
}
"""Wording of `outlet_basis`: the evidence that identifies the outlet."""
DOCUMENTS = {
    ".pdf": "PDF",
    ".docx": "Word document",
    ".odt": "OpenDocument text",
    ".rtf": "RTF document",
    ".md": "Markdown",
    ".markdown": "Markdown",
}
"""Kinds of documents that are read as text, by the suffix of their file."""
MAJOR = ("loaded", "scare_quote", "epithet", "sarcasm_mark", "tabloid_verb", "accusation", "shouted_word", "exclamation")
"""Features underlined by default; the switch for minor marks shows the others."""
NEXT = 2
"""Maximum code points between consecutive lines: a line break, or an empty line."""


class View(NamedTuple):
    """Query results behind an article page, each a list of named rows; `head` is a single row."""

    head: Any
    blocks: Sequence[Any]
    insertions: Sequence[Any]
    statements: Sequence[Any]
    reported: Sequence[Any]
    sources: Sequence[Any]
    traits: Sequence[Any]
    flagged: Sequence[Any]
    links: Sequence[Any]
    claims: Sequence[Any]
    facts: Sequence[Any]
    measures: Sequence[Any]
    strongest: Sequence[Any]
    answers: Sequence[Any]
    signals: Sequence[Any]


def view(con: duckdb.DuckDBPyConnection, sighting: str) -> View:
    """Query everything shown about one article. Raises `AuditError` when the database lacks the sighting."""
    found = ask(con, "reports/article_head", sighting=sighting)
    if not found:
        raise AuditError(f"{sighting}: no such article in this database", "name a sighting of: SELECT sighting FROM article")
    head = found[0]
    keys = {"doc": head.doc, "kit": head.kit, "sighting": sighting, "outlet": head.outlet}
    names = View._fields[1:-1]
    signals = ask(con, "reports/article_signals", **keys)
    facts = [] if head.outlet_basis == "promo_cue" else ask(con, "reports/article_facts", **keys)
    rows = {name: ask(con, f"reports/article_{name}", **keys) for name in names if name != "facts"}
    return View(head=head, facts=facts, signals=signals, **rows)


def input_kind(head: Any) -> str:
    """Name the kind of input that was read, by its format, and for a text by the suffix of its file or address.

    >>> from types import SimpleNamespace as S
    >>> input_kind(S(format="text", input="a/Story.PDF", url=None)), input_kind(S(format="text", input="-", url=None))
    ('PDF', 'plain text')
    """
    if head.format != "text":
        return "page"
    names = [str(name or "").partition("?")[0].casefold() for name in (head.input, head.url)]
    return next((kind for name in names for suffix, kind in DOCUMENTS.items() if name.endswith(suffix)), "plain text")


def undeclared(v: View) -> str:
    """Describe an article whose outlet is not in the registry."""
    if v.head.host:
        return f"unknown outlet at {lettered_host(v.head.host)}; unknown means neither independent nor bad"
    site = next((c for c in v.claims if c.field in {"canonical_url", "site_name"}), None)
    if site:
        return f"unknown outlet; the page declares {site.value} ({site.origins}), and no address was given (--url)"
    return "unknown: the text has no address and names no outlet of its own"


def read_as(v: View) -> list[str]:
    """List the caveats on how the text was read: from a copy or a script, in part, as a live blog, beside other articles."""
    said: dict[str, list[str]] = {}
    for c in v.claims:
        said.setdefault(c.field, []).append(c.value)
    copies = [f"a copy at {value}" for field in ("archive", "cache", "translated_by") for value in said.get(field, [])[:1]]
    taken = f", taken {said['archived_at'][0]}" if copies and "archived_at" in said else ""
    part = max(said.get("part", []), key=len, default=None)
    updates, others = len(said.get("live_update", [])), said.get("other_article", [])
    found = [copy + taken for copy in copies]
    found += [f"part {part} of an article: all counts cover this part only"] if part else []
    found += [f"a live blog with {updates} timed updates"] if updates else []
    found += [
        f"text taken from a script of the page ({name}), as its markup holds no story"
        for name in said.get("text_in_script", [])
    ]
    beside = (
        "one of several articles on its page; beside it"
        if v.head.format == "html"
        else "several articles, counted as one; also"
    )
    found += [f"{beside}: {'; '.join(others[:3])}"] if others else []
    found += [f"left out: {value}" for value in said.get("left_out", []) if "comments" not in value]
    return found


def sentence_window(v: View, t: Any, longest: int) -> tuple[int, int, str, str]:
    """Cut the sentence around a mark to `longest` code points, at word boundaries.

    Return start and stop of the window, and the ellipsis (or "") that goes before and after it. The mark itself is never cut.
    """
    text, room = v.head.text, max(0, longest - (t.stop - t.start)) // 2
    start, stop = max(t.context_start, t.start - room), min(t.context_stop, t.stop + room)
    if start > t.context_start:
        start = min(t.start, start + 1 + text[start : t.start].find(" "))
    if stop < t.context_stop:
        stop = max(t.stop, t.stop + text[t.stop : stop].rfind(" "))
    return start, stop, "… " if start > t.context_start else "", " …" if stop < t.context_stop else ""


def runs(insertions: Sequence[Any]) -> list[list[Any]]:
    """Group insertions of the same kind and zone on consecutive lines."""
    found: list[list[Any]] = []
    for i in insertions:
        before = found[-1][-1] if found else None
        if before and (before.kind, before.zone) == (i.kind, i.zone) and 0 < i.start - before.stop <= NEXT:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def one_a_span(marks: Iterable[Any]) -> list[Any]:
    """Keep one mark of each span, so that a word counts once: a rule's or lexicon's before that of the word model."""
    kept: dict[tuple[int, int], Any] = {}
    for t in marks:
        if (t.start, t.stop) not in kept or kept[t.start, t.stop].feature == "loaded":
            kept[t.start, t.stop] = t
    return list(kept.values())
