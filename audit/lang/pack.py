"""Language packs: a language is a folder of this room, found by its code.

`lang/<code>/` holds `words.yaml`, shared by several steps (titles, abbreviations, clitics, weekdays, tags …), and the files
and modules of single steps. A pack is plain data and compiled patterns, a part of the kit; to add a language, add a folder.
A text whose language has no pack is split into sentences and words by the default pack, English; its measures of statements
and loaded words are `not_applicable`.

>>> packs = Packs.load()
>>> sorted(packs.by_code), packs.of("en") is packs.of(None), packs.of("fi"), packs.nearest("fi").code
(['de', 'en'], True, None, 'en')
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from audit.errors import AuditError
from audit.files import DEFAULT_LANGUAGE, LANGUAGES, read_yaml

FOLDER, DEFAULT = LANGUAGES, DEFAULT_LANGUAGE
MODELS = "models"
"""Folder of a pack that holds its trained models."""
SHARED = "words.yaml"
"""File that makes a folder a language pack."""
REQUIRED = (
    "titles",
    "generations",
    "abbreviations",
    "clitics",
    "endings",
    "possessives",
    "unfinished",
    "elided",
    "weekdays",
    "works",
    "small",
)
"""Parts of `words.yaml` that steps read in every language."""


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """Words and patterns of one language that several steps share.

    `words` is the content of `words.yaml`; `folder` holds the files of single steps. Patterns: `word` matches one token;
    `abbreviation` matches text up to a point that ends no sentence; `unfinished` matches text that does not end a sentence,
    `resumes` text that continues one; `work` matches text before the name of a work; `elided` what follows an apostrophe.
    `opener` matches a function word with a capital, before which a number with a point ends a sentence, where such numbers are
    ordinals (None elsewhere). `plain_titles`: titles of works have capitals as sentences have. `with_models`: trained models
    are used beside the rules.
    """

    code: str
    folder: Path
    words: Mapping[str, Any] = field(repr=False)
    word: re.Pattern[str] = field(repr=False)
    abbreviation: re.Pattern[str] = field(repr=False)
    unfinished: re.Pattern[str] = field(repr=False)
    resumes: re.Pattern[str] = field(repr=False)
    work: re.Pattern[str] = field(repr=False)
    elided: re.Pattern[str] = field(repr=False)
    opener: re.Pattern[str] | None = field(repr=False, default=None)
    plain_titles: bool = False
    with_models: bool = True

    @classmethod
    def load(cls, folder: Path) -> "Pack":
        """Read the pack of one folder and compile its patterns."""
        words = read_yaml(folder / SHARED) or {}
        if missing := [name for name in REQUIRED if name not in words]:
            raise AuditError(f"{folder / SHARED}: lacks {', '.join(missing)}", "see lang/en/words.yaml; a list may be empty")
        titles = [*words["titles"], *words["generations"]]
        ordinal = r"|(?<![\w.,:])\d{1,2}" if words.get("ordinals") else ""
        openers = sorted({w.capitalize() for group in words["tags"].get("groups", {}).values() for w in group})
        works = [*words["works"]["nouns"], *words["works"]["verbs"], *words["works"]["phrases"]]
        return cls(
            code=folder.name,
            folder=folder,
            words=words,
            word=re.compile(token(titles, words["clitics"], words["endings"])),
            abbreviation=re.compile(rf"(?:\b(?:{either([*titles, *words['abbreviations']])})|(?<![^\W_])[A-Z]{ordinal})\.$"),
            unfinished=re.compile(rf"(?:[,;–—(\[]|\b(?:{either(words['unfinished'])}))$"),
            resumes=re.compile(rf"[(,;:.!?…)\]”’»]|['’](?:{either(words['possessives'])})\b"),
            work=re.compile(rf"\b(?:{either(works)})[\s,:]*$", re.IGNORECASE),
            elided=re.compile(rf"\d0s\b|\d\d\b(?!['’])|(?:{either(words['elided'])}|n['’])\b"),
            opener=re.compile(rf"(?:{either(openers)})\b") if ordinal else None,
            plain_titles=bool(words.get("plain_titles")),
        )

    def listed(self, name: str) -> frozenset[str]:
        """Return one list of `words.yaml` in lower case."""
        return frozenset(w.lower() for w in self.words[name])

    def read(self, name: str) -> Any:
        """Read another YAML file of the folder."""
        return read_yaml(self.folder / name)

    def model(self, name: str) -> Path | None:
        """Return the path of a trained model of the language; None where it has none or only its rules are wanted."""
        path = self.folder / MODELS / name
        return path if self.with_models and path.exists() else None

    def module(self, name: str) -> ModuleType:
        """Import a module of the folder, such as the grammar of statements."""
        return import_module(f"audit.lang.{self.code}.{name}")


@dataclass(frozen=True, slots=True)
class Packs:
    """The packs of all languages, by ISO 639-1 code."""

    by_code: Mapping[str, Pack]

    @classmethod
    def load(cls, without_models: Collection[str] = ()) -> "Packs":
        """Read the packs that ship with the package; `without_models` are codes of languages in which rules alone are used.

        Raises `AuditError` for a code without a pack.
        """
        folders = sorted(path.parent for path in FOLDER.glob(f"*/{SHARED}"))
        packs = {folder.name: Pack.load(folder) for folder in folders}
        if unknown := sorted(set(without_models) - packs.keys()):
            raise AuditError(f"{', '.join(unknown)}: no language with models", f"choose from {', '.join(sorted(packs))}")
        return cls({code: replace(pack, with_models=code not in without_models) for code, pack in packs.items()})

    def of(self, lang: str | None) -> Pack | None:
        """Return the pack of a document's language; the default where none was detected, None where it has no pack."""
        return self.by_code.get(DEFAULT if lang is None else lang)

    def nearest(self, lang: str | None) -> Pack:
        """Return the pack of a language, else the default: for sentences and words, which are needed in every language."""
        return self.by_code.get(lang or DEFAULT) or self.by_code[DEFAULT]


def either(words: Iterable[str]) -> str:
    """Join words to alternatives of a pattern, longest first, skipping empty ones.

    >>> either(["a.m", "Sen", "Sens"])
    'Sens|a\\\\.m|Sen'
    """
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or r"(?!)"


def token(titles: Iterable[str], clitics: Iterable[str], endings: Iterable[str]) -> str:
    """Build the pattern of a token: initials, a title with its point, a number, letters and digits, a clitic, or a symbol."""
    titles = list(titles)
    first = "".join(sorted({t[0] for t in titles})) or "A"
    return (
        r"(?:[A-Za-z]\.){2,}"
        rf"|(?=[{first}])(?:{either(titles)})\."
        r"|[$€£¥]?\d+(?:[.,:]\d+)*(?:%|-?[^\W_]+(?:-[^\W_]+)*)?"
        rf"|[^\W_]++(?:[’'](?:{either(endings)})\b|(?:[-&][^\W_]++)*)"
        rf"|[’'](?:{either(clitics)})\b"
        r"|''|``|--+|\.\.\.+|[^\w\s]|_"
    )
