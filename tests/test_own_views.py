"""Commands create the views that their queries read, and ask none of a file, whose author may have defined it otherwise."""

import re

import duckdb
import pytest
from many import made

from audit.store.ask import SQL
from audit.store.views import definitions, names_in, read_by


@pytest.fixture(scope="module")
def without_views(tmp_path_factory):
    """A database of which no view and no macro of ours is left."""
    path = tmp_path_factory.mktemp("views") / "made.duckdb"
    made(path, 12, 3, 28)
    with duckdb.connect(path) as con:
        for name, sql in reversed(definitions().items()):
            con.execute(f"DROP {'VIEW' if 'REPLACE VIEW' in sql else 'MACRO'} {name}")
    return path


@pytest.mark.parametrize(
    "command",
    [
        "report --period 2026-11 --output OUT --full-text",
        "compare outlet0 outlet1 --period 2026-11",
        "compare 00000000000000000000000000000001 00000000000000000000000000000002",
        "plot rate --period 2026-11 --output OUT.svg",
        "validate show",
    ],
    ids=lambda command: " ".join(command.split()[:2]),
)
def test_a_command_needs_no_view_of_the_file(without_views, run, tmp_path, command):
    if command.startswith("plot"):
        pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    words = command.replace("OUT", str(tmp_path / "out")).split()
    done = run(*words, "--database", without_views)
    assert done.returncode == 0, done.stderr


def test_every_view_that_a_query_reads_is_found_by_its_name():
    ours = set(definitions())
    for file in [*SQL.glob("reports/**/*.sql"), *SQL.glob("validate/*.sql")]:
        text = re.sub(r"--[^\n]*", "", file.read_text(encoding="utf-8"))
        read = {name for name in re.findall(r"\b(?:FROM|JOIN)\s+(\w+)|\b(\w+)\(", text) for name in name if name in ours}
        assert read <= names_in(text) == read_by(str(file.relative_to(SQL).with_suffix(""))), file.name
