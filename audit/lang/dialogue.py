"""Speech without quotation marks: the words of each language by which it is recognised (`audit/data/dialogue.yaml`).

>>> words = DialogueWords.load()
>>> words.pair("Q"), words.pair("R"), words.pair("Vos")
(('Q', 'A', 'question'), ('Q', 'R', 'answer'), None)
>>> "we" in words.of("en").speaking, words.of("ja").tags
(True, frozenset())
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from audit.files import DATA, read_yaml
from audit.frozen import frozen

SETS = ("tags", "interviewers", "speaking", "asking", "turning", "in_full_signs", "notes", "not_speakers")
PATTERNS = ("announcing", "in_full")


@frozen
class DialogueOf:
    """Words of one language, in lower case; `announcing` and `in_full` are patterns. Empty where the language has none."""

    tags: frozenset[str] = frozenset()
    interviewers: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    turning: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    not_speakers: frozenset[str] = frozenset()
    announcing: tuple[str, ...] = ()
    in_full: tuple[str, ...] = ()
    in_full_signs: frozenset[str] = frozenset()


NONE = DialogueOf()


@frozen
class DialogueWords:
    """Words of all languages, and the pairs of labels for question and answer."""

    languages: Mapping[str, DialogueOf] = field(repr=False)
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def load(cls, path: Path = DATA / "dialogue.yaml") -> "DialogueWords":
        """Read the words of a file."""
        data: dict[str, Any] = read_yaml(path)
        codes = {code for name in (*SETS, *PATTERNS) for code in data[name]}
        pairs = {(question, answer): None for listed in data["questions"].values() for question, answer in listed}
        return cls({code: words_of(code, data) for code in sorted(codes)}, tuple(pairs))

    def of(self, lang: str | None) -> DialogueOf:
        """Return the words of a document's language, English where none was detected."""
        return self.languages.get(lang or "en", NONE)

    def pair(self, label: str) -> tuple[str, str, str] | None:
        """Return the first pair of labels that a label belongs to, and which of the two it is; None for any other label."""
        for question, answer in self.pairs:
            if label in {question, answer}:
                return question, answer, "question" if label == question else "answer"
        return None


def words_of(code: str, data: Mapping[str, Mapping[str, Any]]) -> DialogueOf:
    """Return the words of one language."""
    listed: dict[str, Any] = {name: frozenset(w.lower() for w in data[name].get(code, ())) for name in SETS}
    listed |= {name: tuple(data[name].get(code, ())) for name in PATTERNS}
    return DialogueOf(**listed)
