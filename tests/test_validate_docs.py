"""On the sample corpus: the worked example of docs/validation.md, and pages that do not know their outlets."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from blank import copied

from audit.validate.codebooks import MEASURES
from audit.validate.coding_page import coding_page, units_of
from audit.validate.draw import Draw, draw

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```\n(.*?)```", re.DOTALL)
NUMBER = re.compile(r"\b[0-9a-f]{12}\b|\d+(?:\.\d+)?")
"""Ids and figures, which change with the model."""


def test_the_worked_example_runs(stories, monkeypatch):
    (found,) = EXAMPLE.findall((ROOT / "docs/validation.md").read_text(encoding="utf-8"))
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT / "examples/stories"))
    import sample

    monkeypatch.setattr(sample, "database", lambda: copied(stories))
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(found[0], "docs/validation.md", "exec"), {})  # noqa: S102 - the project's own page
    assert NUMBER.sub("#", printed.getvalue()) == NUMBER.sub("#", found[1])


@pytest.mark.parametrize("measure", MEASURES)
def test_a_page_of_any_measure_stays_the_same_when_outlets_are_renamed(stories, measure):
    pages, stories = [], copied(stories)
    for name in ("outlet", "md5(outlet)"):
        stories.execute("DELETE FROM sample; DELETE FROM coding_sample; DELETE FROM coding_stratum; DELETE FROM coding_article")
        stories.execute(f"UPDATE measured SET outlet = {name}")
        sample = draw(stories, Draw(measure, codes=40), "2026-11-30T00:00:00+00:00")
        pages.append(coding_page(sample, "ann", units_of(stories, sample, "ann")))
        assert len(pages[-1].encode()) < 12_000 + 1000 * sample.codes
    assert pages[0] == pages[1]
    for word in ("stratum", "flagged", "loaded_p", "source_p"):
        assert word not in pages[0]
