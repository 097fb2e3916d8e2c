"""Codebooks: the question of each measure, its keys, and written examples.

>>> sorted(MEASURES)
['agency_copy', 'attributed_sentences', 'loaded_rate', 'promo_blocks', 'source_right']
>>> len(codebook_of("loaded_rate").examples)
10
"""

from pathlib import Path
from typing import NamedTuple

from audit.errors import AuditError
from audit.files import read_yaml

FOLDER = Path(__file__).parent / "codebooks"
"""One file for each measure."""
MEASURES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
"""Measures that can be validated."""
VALUES = ("yes", "no", "outside", "cannot_say")
"""Codes of a unit."""


class Example(NamedTuple):
    """One written example with its code and the reason."""

    text: str
    code: str
    why: str


class Codebook(NamedTuple):
    """What readers are asked about each unit; `rules` decide cases, `outside` words the key for units that do not belong."""

    title: str
    unit: str
    question: str
    outside: str
    rules: tuple[str, ...]
    examples: tuple[Example, ...]


def codebook_of(measure: str) -> Codebook:
    """Read the codebook of a measure. Raises `AuditError` for a measure without one."""
    if measure not in MEASURES:
        raise AuditError(f"{measure}: cannot be validated", f"known are {', '.join(MEASURES)}")
    given = read_yaml(FOLDER / f"{measure}.yaml")
    examples = tuple(Example(**one) for one in given["examples"])
    return Codebook(
        title=given["title"],
        unit=given["unit"],
        question=given["question"],
        outside=given["outside"],
        rules=tuple(given["rules"]),
        examples=examples,
    )
