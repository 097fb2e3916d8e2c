"""The worked example of docs/validation.md runs, and prints what the page shows."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```\n(.*?)```", re.DOTALL)
NUMBER = re.compile(r"\b[0-9a-f]{12}\b|\d+(?:\.\d+)?")
"""Ids and figures, which change with the model."""


def test_the_worked_example_runs(monkeypatch):
    (found,) = EXAMPLE.findall((ROOT / "docs/validation.md").read_text(encoding="utf-8"))
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT / "examples/stories"))
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(found[0], "docs/validation.md", "exec"), {})  # noqa: S102 - the project's own page
    assert NUMBER.sub("#", printed.getvalue()) == NUMBER.sub("#", found[1])
