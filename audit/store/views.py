"""Views and macros over the tables: their SQL, and which of them read which.

A file of somebody else may hold views and macros under our names. A connection for reading gets ours as temporary ones, which
come before those of the file; so a report reads what this version defines, whatever the file says.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import duckdb

from audit.files import DATA, LANGUAGES, read_yaml
from audit.store.ask import SQL
from audit.store.schema import quoted

NAMES = "names.sql"
"""Macros for names of voices in several texts."""

OF_ARTICLE = (
    "languages.sql",  # what is known of the language of a text
    "moments.sql",  # how declared times are compared
    "latest.sql",  # newest kit of each document
    "disagreement.sql",  # disagreements between the declarations of a sighting
    "measures/language.sql",
    "measures/promotion.sql",
    "measures/balance.sql",
    "measures/provenance.sql",
    "measure.sql",  # all measures as one long table
    "counting.sql",  # whether a sighting counts in the rates of its outlet, and in which period
    "settled.sql",  # resolved headline, authors and dates of a sighting
    "signal.sql",  # signals of provenance, each present, absent, not checked or not applicable
    "strongest.sql",  # marks in the outlet's own voice, and how strong one is
)
"""Files of `audit/sql` with the views that single articles need; creating views is half the cost of a database in memory."""

VIEWS = (
    *OF_ARTICLE,
    "intervals.sql",  # intervals of rates and differences
    "article.sql",  # a row a sighting
    "asymmetry.sql",  # which verb reports whom, and who is named beside loaded words
    "evidence.sql",  # every row with a span, with its words
    "outlet/summed.sql",  # measures that count, and their sums by month or week
    "outlet/counted.sql",  # articles that count, by month and week
    "outlet/sums.sql",  # their sums by outlet
    "validate/frame.sql",  # articles of a sample's frame as they are now
    "validate/coded.sql",  # what readers say of each unit, and how they agree
    "validate/estimate.sql",  # sums of the corrected rates
    "validate/corrected.sql",  # corrected rates, with the reasons where there is none
    "outlet/period.sql",  # rates with intervals, beside the others, and their change
    "outlet/outlets.sql",  # outlets, and links between them
    NAMES,
    "link/shared.sql",  # accounts of linked stories, what they share and leave out
    "outlet/found.sql",  # insertions, sources, failures with their outlet
)
"""All files of `audit/sql` that create views, each after those it uses."""

WITH_FILE = re.compile(r"/\* languages with (\S+) \*/")
"""Comment of `languages.sql` in whose place the codes of languages are put."""

NO_SAMPLE = "validate/no_sample.sql"
"""View of corrected rates where no sample was drawn, because planning the real one costs each read a tenth of a second."""

STORED_SUMS = "outlet/stored.sql"
"""Views of the sums by month where those stored hold."""

UNLINKED = "outlet/unlinked.sql"
"""View and macro of measures and their sums where no story has two accounts of one outlet; the real ones cost every plan."""

MAY_NAME = re.compile(r"--[^\n]*|'[^']*'|(?<!\bmain)(?<!\btemp)\.\w+|\bAS \w+|(\w+)")
"""A word that may name a view or macro, as group 1; the rest is taken with what makes it none."""

DEFINITION = re.compile(r"^CREATE OR REPLACE (VIEW|MACRO) (\w+)", re.MULTILINE)
"""Start of each statement in these files."""


def view_sql(views: Sequence[str] = VIEWS) -> str:
    """The statements that create these views."""
    text = "\n".join((SQL / view).read_text(encoding="utf-8") for view in views)
    text = WITH_FILE.sub(lambda m: languages(m[1]), text)
    return text.replace("/* measures */", measures()) if "/* measures */" in text else text


@cache
def definitions() -> dict[str, str]:
    """The statement that creates each view and macro, by name, each after those it reads."""
    return split_views(view_sql())


@cache
def definitions_with(*replaced: str) -> dict[str, str]:
    """The same with the views of some more files in the place of those of these names."""
    return definitions() | (split_views(view_sql(replaced)) if replaced else {})


def split_views(text: str) -> dict[str, str]:
    """Split SQL into the statements that create views and macros, by name."""
    starts = [(m.start(), m[2]) for m in DEFINITION.finditer(text)]
    stops = [start for start, _ in starts[1:]] + [len(text)]
    return {name: text[start:stop] for (start, name), stop in zip(starts, stops, strict=True)}


def macro_names() -> frozenset[str]:
    """Names of the macros."""
    return frozenset(name for name, sql in definitions().items() if sql.startswith("CREATE OR REPLACE MACRO"))


def view_names() -> frozenset[str]:
    """Names of the views."""
    return frozenset(definitions()) - macro_names()


def names_in(sql: str) -> set[str]:
    """Words of SQL that may name what it reads: all but comments, strings, columns behind a dot, and names given by AS.

    >>> sorted(names_in("SELECT l.latest, month_of(day) AS counted FROM article AS a -- of outlets"))
    ['FROM', 'SELECT', 'article', 'day', 'l', 'month_of']
    """
    return set(MAY_NAME.findall(sql)) - {""}


def read_by(*queries: str) -> set[str]:
    """Words that may name what queries read: files of `audit/sql` without suffix, or folders with all their queries."""
    places = [SQL / query for query in queries]
    files = [
        file
        for place in places
        for file in (place.rglob("*.sql") if place.is_dir() else [place.with_name(f"{place.name}.sql")])
    ]
    return {name for file in files for name in names_in(file.read_text(encoding="utf-8"))}


def with_those_read(names: Iterable[str], known: dict[str, str]) -> list[str]:
    """These views and macros and all that they read, in an order in which they can be created."""
    needed, read = set(names), []
    for name in reversed(known):  # what one reads is defined before it
        if name in needed:
            needed |= names_in(known[name])
            read.append(name)
    return read[::-1]


@cache
def differing(*replaced: str) -> frozenset[str]:
    """Views that are others than `definitions` has when the views of these files take their place, or that read such a one."""
    found: set[str] = set()
    for name, sql in definitions_with(*replaced).items():
        if sql != definitions().get(name) or found & names_in(sql):
            found.add(name)
    return frozenset(found)


def replace_views(con: duckdb.DuckDBPyConnection, names: Iterable[str] | None = None, *, own: bool = False) -> None:
    """Create these views, by default all, as temporary ones of this connection, with all that they read.

    With `own`, the views of the file are known to be those of `definitions`, and only others are created.
    """
    replaced = tuple(suited(con))
    known = definitions_with(*replaced)
    some: Iterable[str] = known if names is None else with_those_read(names, known)
    if own:
        some = [name for name in some if name in differing(*replaced)]
    con.execute("".join(known[name].replace("CREATE OR REPLACE", "CREATE OR REPLACE TEMP", 1) for name in some))


def suited(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield the files whose views suit a database that is open for reading only, because nothing changes it meanwhile."""
    if con.execute("SELECT readonly FROM duckdb_databases() WHERE database_name = current_database()").fetchone() != (True,):
        return
    held = "SELECT {} FROM (SELECT 1 LIMIT 1)".format(
        ", ".join(f"EXISTS (FROM {t})" for t in ("sample", "month_language", "month_stale", "story_unit"))
    )
    sample, sums, stale, unit = con.execute(held).fetchone() or (True, False, False, True)
    if not sample:
        yield NO_SAMPLE
    if sums and not stale:
        yield STORED_SUMS
    if not unit:
        yield UNLINKED


def languages(file: str) -> str:
    """SQL strings of the codes of the language packs that have a file.

    >>> languages("loaded.yaml")
    "'de', 'en'"
    """
    folders = sorted(path.parent for path in LANGUAGES.glob("*/words.yaml"))
    return ", ".join(quoted(folder.name) for folder in folders if (folder / file).exists())


def measures() -> str:
    """Columns of the view `article`: one for each measure that is defined and explained."""
    defined = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SQL / "measures").glob("*.sql")))
    names = sorted(
        key
        for path in sorted((DATA / "explain").glob("*.yaml"))
        for key, entry in (read_yaml(path) or {}).items()
        if entry.get("kind") == "measure" and f"'{key}'" in defined
    )
    return "".join(f""", max(value) FILTER (name = {quoted(n)}) AS "{n}\"""" for n in dict.fromkeys(names))
