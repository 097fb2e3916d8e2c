"""Write the coding page of a sample: one file that loads nothing, driven by the keyboard, blind to outlet and model.

The page holds the words of the units, the sentences beside them and opaque ids, in an order that is the reader's own. Its bytes
depend on neither outlets nor scores.
"""

import base64
import json
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from audit.display import plain
from audit.errors import AuditError
from audit.store.ask import ask
from audit.validate.codebooks import Codebook, codebook_of

HERE = Path(__file__).parent
LONGEST_CONTEXT = 240
"""Maximum characters of the sentences beside a unit, each."""
JUDGE = "judge"
"""Name of the reader who decides where others differ."""


class CodedUnit(NamedTuple):
    """One unit as a reader sees it; `speaker` is set for statements alone."""

    unit: str
    words: str
    before: str
    after: str
    speaker: str | None


def units_of(con: duckdb.DuckDBPyConnection, sample: Any, coder: str, *, differing: bool = False) -> list[CodedUnit]:
    """Read the units of a sample in the order of a reader; `differing` leaves those on which readers differ, unjudged."""
    found = ask(con, "validate/shown_units", sample=sample.id, coder=coder, only_differing=differing)
    return [
        CodedUnit(
            unit=u.unit,
            words=plain(u.words),
            before=end_of(u.before or ""),
            after=begin_of(u.after or ""),
            speaker=u.speaker and plain(u.speaker),
        )
        for u in found
    ]


def sample_of(con: duckdb.DuckDBPyConnection, name: str) -> Any:
    """Find a sample by its id. Raises `AuditError` that lists those there are."""
    found = ask(con, "validate/sample", sample=name)
    if not found:
        known = ", ".join(s.id for s in ask(con, "validate/samples")[:8]) or "none; make one with: audit validate draw"
        raise AuditError(f"{name}: no such sample", f"known are {known}")
    return found[0]


def end_of(text: str) -> str:
    """Cut a text to its end.

    >>> end_of("a" * 300 + " b")[:2], end_of("Ships wait. ")
    ('… ', 'Ships wait.')
    """
    text = plain(text).strip()
    return text if len(text) <= LONGEST_CONTEXT else "… " + text[-LONGEST_CONTEXT:].partition(" ")[2]


def begin_of(text: str) -> str:
    """Cut a text to its beginning.

    >>> begin_of("b " + "a" * 300), begin_of("Ships wait. ")
    ('b …', 'Ships wait.')
    """
    text = plain(text).strip()
    return text if len(text) <= LONGEST_CONTEXT else text[:LONGEST_CONTEXT].rpartition(" ")[0] + " …"


def coding_page(sample: Any, coder: str, units: Sequence[CodedUnit], *, judge: bool = False) -> str:
    """Render the page of one reader."""
    book = codebook_of(sample.measure)
    rows = [[u.unit, u.words, u.before, u.after, *([u.speaker] if u.speaker else [])] for u in units]
    data = {"sample": sample.id, "coder": coder, "judge": judge, "units": rows}
    style, script = asset_text("page.css"), asset_text("page.js")
    values = {
        "policy": page_policy(style, script),
        "title": escape(book.title),
        "style": style,
        "question": escape(book.question),
        "outside": escape(book.outside),
        **shown_codebook(book),
        "data": json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        "script": script,
    }
    parts = asset_text("page.html").split("{{ ")
    return parts[0] + "".join(values[name] + rest for name, _, rest in (part.partition(" }}") for part in parts[1:]))


def page_policy(style: str, script: str) -> str:
    """Content-Security-Policy of the page: its own style and script, and nothing else."""
    own = f"style-src '{digest_of(style)}'; script-src '{digest_of(script)}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def shown_codebook(book: Codebook) -> dict[str, str]:
    """Rules and examples of a codebook as HTML."""
    rules = "".join(f"<li>{escape(rule)}</li>" for rule in book.rules)
    cells = "".join(
        f"<tr><td>{escape(e.text)}</td><td>{escape(e.code.replace('_', ' '))}</td><td>{escape(e.why)}</td></tr>"
        for e in book.examples
    )
    return {"rules": rules, "examples": cells}


def asset_text(name: str) -> str:
    """Read a file of the page."""
    return (HERE / name).read_text(encoding="utf-8").strip()


def digest_of(text: str) -> str:
    """Digest by which a policy allows an inline style or script."""
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()
