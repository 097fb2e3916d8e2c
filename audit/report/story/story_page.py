"""The page of a story: its accounts by time, what they quote, share and leave out, and what is around them.

It holds excerpts only, so that it can be published with a report.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from audit.report.html import fill
from audit.report.story.glossary import glossary
from audit.report.story.several import LETTERS, prepare, shared_ranks, together, voices
from audit.store.ask import ask
from audit.store.writing import run_file

SHOWN = 30
"""Maximum passages that a page shows."""


def story_pages(con: duckdb.DuckDBPyConnection, since: str, until: str) -> dict[str, str]:
    """Render a page for each story of a period that at least two outlets tell as an event, by file name."""
    return rendered(con, [s.story for s in ask(con, "reports/story/pages", since=since, until=until)])


def story_page(con: duckdb.DuckDBPyConnection, since: str, until: str, name: str) -> str | None:
    """Render the page of one story of a period by its file name; None where the period has no such page."""
    stories = [s.story for s in ask(con, "reports/story/pages", since=since, until=until) if file_name(s.story) == name]
    return rendered(con, stories).get(name)


def rendered(con: duckdb.DuckDBPyConnection, stories: Sequence[str]) -> dict[str, str]:
    """Render the pages of some stories, by file name."""
    if not stories:
        return {}
    prepare(con, [r.doc for r in ask(con, "reports/story/docs", stories=stories)])
    run_file(con, "reports/story/gaps.sql", {"stories": stories})
    return {file_name(story): fill("story.html", **story_context(con, story)) for story in stories}


def file_name(story: str) -> str:
    """Name of the file of a story's page.

    >>> file_name("0f3a")
    'story-0f3a.html'
    """
    return f"story-{story}.html"


def story_context(con: duckdb.DuckDBPyConnection, story: str) -> dict[str, Any]:
    """Template variables of a story; at most `LETTERS` accounts have a column, those of the event before the others.

    `prepare` has run for its documents, and `gaps.sql` for the story.
    """
    every = ask(con, "reports/story/accounts", story=story)
    accounts = every[: len(LETTERS)]
    docs = [a.doc for a in accounts]
    letters = dict(zip(docs, LETTERS, strict=False))
    rows = by_doc(ask(con, "reports/story/sources", docs=docs))
    sources = [rows.get(doc, []) for doc in docs]
    around, missing = (
        by_doc(ask(con, "reports/story/around", docs=docs)),
        by_doc(ask(con, "reports/story/missing", story=story)),
    )
    found = together(con, story, docs)
    said = {row.first.utterance: row.first.printed for row in found["utterances"]}
    given = found | {
        "story": story,
        "accounts": list(zip(letters.values(), accounts, strict=True)),
        "again": other_versions(accounts, letters),
        "further": every[len(LETTERS) :],
        "voices": voices(sources, shared_ranks(sources)),
        "spans": [
            (letters[r.doc], letters[r.other], r, letters.get(r.first)) for r in ask(con, "reports/story/spans", docs=docs)
        ][:SHOWN],
        "around": [(letter, around.get(doc, [])) for doc, letter in letters.items()],
        "missing": [(letter, some) for doc, letter in letters.items() if (some := missing.get(doc))],
        "said": said,
    }
    return given | {"glossary": glossary(given)}


def other_versions(accounts: Sequence[Any], letters: Mapping[str, str]) -> dict[str, str]:
    """Map each text that was read at the address of an earlier row to the letter of that row."""
    first: dict[str, str] = {}
    return {a.doc: known for a in accounts if a.url and (known := first.setdefault(a.url, letters[a.doc])) != letters[a.doc]}


def by_doc(rows: Sequence[Any]) -> Mapping[str, list[Any]]:
    """Group rows by document."""
    out: dict[str, list[Any]] = {}
    for row in rows:
        out.setdefault(row.doc, []).append(row)
    return out
