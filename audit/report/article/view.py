"""What is asked about one article, once, for page, Markdown and terminal alike: the answers as named rows."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import duckdb

from audit.errors import AuditError
from audit.store.ask import ask

VOICES = {
    "outlet": "the outlet’s own voice",
    "paraphrase": "the outlet’s paraphrase of a source",
    "quoted": "a source’s own words",
    "promo": "a promoted headline",
}
"""The four voices, in the order in which pages list them; they are never added up."""
BASIS = {
    "url": "its address",
    "canonical": "the address that the page declares",
    "given": "you said so",
    "promo_cue": "a promotion in the text alone, which a republisher would carry too",
}
"""What says which outlet it is."""
NEXT = 2
"""Code points between lines that follow one another: a line break, or an empty line."""


class View(NamedTuple):
    """The answers that an article page is made of, each a list of named rows; `head` is one row."""

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
    signals: Sequence[Any]


def view(con: duckdb.DuckDBPyConnection, sighting: str) -> View:
    """All that is asked for one article. Raises `AuditError` when the database has no such sighting."""
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


def undeclared(v: View) -> str:
    """What to say of an article without an outlet in the registry."""
    if v.head.host:
        return f"unknown outlet at {v.head.host}; unknown is not independent, and not bad"
    site = next((c for c in v.claims if c.field in {"canonical_url", "site_name"}), None)
    if site:
        return f"unknown outlet; the page declares {site.value} ({site.origins}), and no address was given (--url)"
    return "not known: it has no address, and names no outlet of its own"


def read_as(v: View) -> list[str]:
    """How the text came to be read: from a copy or a script, as a part or a live blog, without other articles on its page."""
    said: dict[str, list[str]] = {}
    for c in v.claims:
        said.setdefault(c.field, []).append(c.value)
    copies = [f"a copy at {value}" for field in ("archive", "cache", "translated_by") for value in said.get(field, [])[:1]]
    taken = f", taken {said['archived_at'][0]}" if copies and "archived_at" in said else ""
    part = max(said.get("part", []), key=len, default=None)
    updates, others = len(said.get("live_update", [])), said.get("other_article", [])
    found = [copy + taken for copy in copies]
    found += [f"part {part} of an article: every count is of this part"] if part else []
    found += [f"a live blog of {updates} updates with a time"] if updates else []
    found += [f"text of a script of the page ({name}): its markup shows no story" for name in said.get("text_in_script", [])]
    found += [f"one of several articles on its page; beside it: {'; '.join(others[:3])}"] if others else []
    return found


def runs(insertions: Sequence[Any]) -> list[list[Any]]:
    """Insertions of one kind and zone that stand line after line, together."""
    found: list[list[Any]] = []
    for i in insertions:
        before = found[-1][-1] if found else None
        if before and (before.kind, before.zone) == (i.kind, i.zone) and 0 < i.start - before.stop <= NEXT:
            found[-1].append(i)
        else:
            found.append([i])
    return found
