"""Cues in the words of a story that no other table holds, as data with their own examples (`audit/data/notices.yaml`).

>>> notices = Notices.load()
>>> notices.rules[0].signal
'right_of_reply'
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit.files import DATA, read_yaml


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that shows a signal. A line is read when it holds one of the literals `needs`, in small letters."""

    name: str
    signal: str
    needs: tuple[str, ...]
    pattern: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notices:
    """Cues by wording, and the words by which documents, figures and hedges are told."""

    rules: tuple[Cue, ...]
    documents: Mapping[str, Any]
    numbers: Mapping[str, Any]
    hedges: Mapping[str, Any]

    @classmethod
    def load(cls, path: Path = DATA / "notices.yaml") -> "Notices":
        """The cues of a file."""
        data = read_yaml(path)
        rules = tuple(
            Cue(name, v["signal"], tuple(v["needs"]), v["pattern"], tuple(v["hits"]), tuple(v["misses"]))
            for name, v in data["rules"].items()
        )
        return cls(rules, data["documents"], data["numbers"], data["hedges"])
