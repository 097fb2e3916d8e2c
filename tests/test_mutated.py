"""Inputs of every kind, mutated as a whole and inside valid containers: each is done, failed or left out, and none crashes."""

import os
import random
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import mutate

COUNT = 500
"""Files of a run; `AUDIT_SEED` gives others."""
MOST = 2000
"""Maximum bytes that are mutated; `benchmarks/mutate.py` goes on to two hundred times as many."""


@pytest.fixture(scope="module")
def files():
    return list(mutate.inputs(COUNT, int(os.environ.get("AUDIT_SEED", "7")), most=MOST))


def test_no_mutated_input_crashes(files, kit):
    counts = Counter()
    assert list(mutate.crashes(files, kit, counts)) == []
    assert counts.pop("inputs") == COUNT
    assert counts["done"] > COUNT / 4
    assert counts["failed"] > COUNT / 4
    assert set(counts) <= {"done", "failed", "left out", "refused", "nothing in it"}


def test_a_number_and_a_seed_decide_an_input(files):
    assert [f[:2] for f in islice(mutate.inputs(COUNT, 7), 9)] == [f[:2] for f in files[:9]]
    assert mutate.mutated(random.Random("a"), b"words of a story") == mutate.mutated(random.Random("a"), b"words of a story")


@pytest.mark.parametrize("kind", mutate.seeds())
def test_a_seed_that_is_not_mutated_is_read(kind, kit, tmp_path):
    seed = mutate.seeds()[kind]
    file = tmp_path / f"a{seed.suffix}"
    file.write_bytes(seed.around(seed.raw))
    found = Counter(mutate.outcomes(file, kit, []))
    assert found["done"] >= 1, found


@pytest.mark.parametrize("unit", ["(((", "\n\n…", "_", "—", "( ", "🙂 ", ". ", "\u0301", "1 ", "* * *\n", "\u202e"])
@pytest.mark.parametrize("count", [1, 3, 1001])
def test_a_text_without_a_letter_is_audited_or_refused(unit, count, kit):
    for head in ("", "Harbour talks resume\n"):
        try:
            assert mutate.audit(mutate.load(mutate.Input("a", text=head + unit * count)), kit).document.text
        except mutate.AuditError as e:
            assert "empty" in str(e) or "no " in str(e)
