"""Group the rows of an answer by text: every row is a span with a label.

Rows need `doc`, `start` and `stop`; `kind`, `label`, `rule` and `kit` are read where the answer has them, other columns are
not. Rows that say the same of the same words are one mark.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from audit.errors import AuditError
from audit.store.query import Answer
from audit.store.whole import whole_folder

AT_ONCE = 500
"""Texts fetched together: one scan of the table of texts each time."""
NEEDED = ("doc", "start", "stop")
OPTIONAL = ("kind", "label", "rule", "kit")


class Mark(NamedTuple):
    """A labelled span; `rule` says what found it, `kit` is the fingerprint of the code and data."""

    start: int
    stop: int
    kind: str = ""
    label: str = ""
    rule: str = ""
    kit: str = ""

    @property
    def tag(self) -> str:
        """Kind and label as one label.

        >>> Mark(0, 4, "statement", "direct").tag, Mark(0, 4, label="direct").tag, Mark(0, 4).tag
        ('statement: direct', 'direct', 'span')
        """
        return ": ".join(filter(None, (self.kind, self.label))) or "span"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its marks, sorted by place; `inputs` and `urls` are the ids and addresses under which it was seen.

    `sighting` is the id of the one sighting that the marks belong to, "" when they belong to the text.
    """

    doc: str
    text: str
    lang: str | None
    inputs: tuple[str, ...]
    urls: tuple[str, ...]
    marks: tuple[Mark, ...]
    sighting: str = ""

    @property
    def url(self) -> str | None:
        """The first address, None without one."""
        return self.urls[0] if self.urls else None

    def tags(self) -> list[str]:
        """The labels in use, each once."""
        return sorted({mark.tag for mark in self.marks})


def streamed(write: Callable[[Iterable[MarkedText], TextIO], None]) -> Callable[[Answer, TextIO], None]:
    """Adapt a writer of marked texts to an answer."""
    return lambda answer, out: write(marked_texts(answer), out)


def foldered(write: Callable[[Iterable[MarkedText], Path], None]) -> Callable[[Answer, Path], None]:
    """Adapt a writer of a folder to an answer; the folder appears when it is complete."""

    def whole(answer: Answer, path: Path) -> None:
        with whole_folder(path) as folder:
            write(marked_texts(answer), folder)

    return whole


def marked_texts(answer: Answer) -> Iterator[MarkedText]:
    """Yield the texts that the rows point into, in the order of their first rows.

    Raises `AuditError` for a row without a span, or one outside its text.
    """
    marks: dict[str, set[Mark]] = {}
    for doc, mark in rows_as_marks(answer):
        marks.setdefault(doc, set()).add(mark)
    ids = list(marks)
    for docs in (ids[i : i + AT_ONCE] for i in range(0, len(ids), AT_ONCE)):
        found = {text.id: text for text in answer.ask("annotations/texts", docs=docs)}
        for doc in docs:
            if doc not in found:
                raise AuditError(f"{doc}: no text of this database", "let `doc` be document.id")
            one = found[doc]
            yield MarkedText(
                doc=doc,
                text=one.text,
                lang=one.lang,
                inputs=tuple(one.inputs),
                urls=tuple(one.urls),
                marks=checked(doc, one.text, marks[doc]),
            )


def rows_as_marks(answer: Answer) -> Iterator[tuple[str, Mark]]:
    """Yield each row as the id of its text and a mark."""
    missing = [column for column in NEEDED if column not in answer.columns]
    if missing:
        example = "SELECT * FROM evidence WHERE kind = 'statement'"
        raise AuditError(f"annotations need a column {' and '.join(missing)}", f"ask for spans, e.g. {example}")
    places = [answer.columns.index(column) for column in NEEDED]
    others = {column: answer.columns.index(column) for column in OPTIONAL if column in answer.columns}
    for n, row in enumerate(answer.rows, 1):
        doc, start, stop = (row[i] for i in places)
        if doc is None or not isinstance(start, int) or not isinstance(stop, int):
            raise AuditError(f"row {n} has no span", "leave it out: WHERE start IS NOT NULL")
        words: dict[str, Any] = {column: "" if row[i] is None else str(row[i]) for column, i in others.items()}
        yield str(doc), Mark(start, stop, **words)


def checked(doc: str, text: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Sort marks. Raises `AuditError` for one that is empty or outside its text."""
    for mark in marks:
        if not 0 <= mark.start < mark.stop <= len(text):
            raise AuditError(
                f"{doc}: {mark.start} to {mark.stop} is not a span of its {len(text)} characters",
                "start and stop are code points of document.text",
            )
    return tuple(sorted(marks))
