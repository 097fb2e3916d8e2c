"""A language is a folder: English is only in `audit/lang/en`, and packs contain everything that the steps require."""

import ast
import re

import pytest

from audit.lang.pack import FOLDER, Packs

ROOT = FOLDER.parent
MODULES = [p for p in sorted(ROOT.rglob("*.py")) if FOLDER not in p.parents or p.parent == FOLDER]
"""Modules outside the folders of languages."""
MOST = 3
"""Minimum words of one language in one literal that make it a word list of that language."""


def strings(value) -> set[str]:
    """Words of a list or mapping of a YAML file, to any depth, in lower case."""
    if isinstance(value, str):
        return {value.lower()}
    children = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {w for child in children for w in strings(child)}


def vocabulary(code: str) -> set[str]:
    """Words that identify a word list of a language: function words, weekdays, months, titles and reporting verbs."""
    pack = Packs.load().by_code[code]
    lists = ("titles", "generations", "weekdays", "months", "unfinished", "small", "elided")
    verbs = {entry.split(":")[0].rstrip("+") for entry in strings(pack.read("cues.yaml")["verbs"])}
    return {w for name in lists for w in strings(pack.words[name])} | {v for v in verbs if " " not in v} | {"said", "says"}


def listed(node: ast.AST) -> list[str]:
    """List the words of a literal that is a list of words: a display of strings, a string that is split, alternatives of a pattern."""
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        return [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
        return [w for part in re.split(r"[|()\[\]]", node.value) for w in re.findall(r"^[\w']+$", part.replace("?:", ""))]
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".split") and isinstance(node.func, ast.Attribute):
        value = node.func.value
        return value.value.split() if isinstance(value, ast.Constant) and isinstance(value.value, str) else []
    return []


@pytest.mark.parametrize("code", sorted(Packs.load().by_code))
def test_word_lists_of_a_language_are_in_its_folder(code):
    known = vocabulary(code)
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            words = known & {w.lower() for w in listed(node)}
            if len(words) >= MOST:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {sorted(words)}")
    assert not found, "\n".join(found)
