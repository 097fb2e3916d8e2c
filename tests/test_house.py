"""The house: imports look down and never in a circle, rooms keep apart, names say one thing, modules stay small."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "audit"
FLOORS = (
    "version", "errors", "files", "text", "rows", "models", "outlets", "lang", "load", "extract", "score", "kit", "pipeline",
    "learn", "store", "farm", "report", "cli",
)  # fmt: skip
MODULES = sorted(ROOT.rglob("*.py"))
STEPS = ("insertions", "claims", "links", "statements", "notices")
"""Rooms of `extract`, a step each; `embeds` serves two of them and is none."""


def module(path: Path) -> str:
    return ".".join(("audit", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


TREES = {module(p): ast.parse(p.read_text(encoding="utf-8")) for p in MODULES}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(name: str) -> set[str]:
    """Modules that a module imports, at its head or late, in functions."""
    found = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names if a.name.split(".")[0] == "audit"}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "audit":
            found |= {inner if (inner := f"{node.module}.{a.name}") in TREES else node.module for a in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_look_down(path):
    if path in {ROOT / "__init__.py", ROOT / "__main__.py"}:
        return
    floor = FLOORS.index(room(path))
    rooms = {name.split(".")[1] if "." in name else "__init__" for name in imported(module(path))}
    assert {r for r in rooms if r not in FLOORS or FLOORS.index(r) > floor} == set()


def test_no_circle_among_modules():
    """Late imports count: a module that needs another one which needs it is one module cut in two."""
    graph = {name: imported(name) - {name} for name in TREES}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, f"a circle: {' → '.join((*way[way.index(name) :], name))}"
        if name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, (*way, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_no_step_imports_another_steps_room():
    for name in TREES:
        parts = name.split(".")
        if parts[1:2] == ["extract"] and parts[2:3] and parts[2] in STEPS:
            others = {f"audit.extract.{s}" for s in STEPS if s != parts[2]}
            assert {i for i in imported(name) if any(i == o or i.startswith(f"{o}.") for o in others)} == set(), name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_are_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_only_learn_imports_scikit_learn():
    users = {room(p) for p in MODULES if "sklearn" in p.read_text(encoding="utf-8")}
    assert users <= {"learn"}


COMMANDS = {"cli"}
"""Modules of `cli` are named for the command, those of `learn` for what they train."""
ROLES = {"kit", "model", "__init__"}
"""File names that say the same role wherever they stand."""


def test_a_file_name_stands_in_one_room():
    """Folders of languages mirror each other and count as one."""
    homes = defaultdict(set)
    for path in MODULES:
        if path.stem not in ROLES and room(path) not in {"cli", "learn"}:
            homes[path.stem].add(re.sub(r"^lang/[a-z]{2}/", "lang/*/", path.relative_to(ROOT).as_posix()))
    assert {stem: sorted(paths) for stem, paths in homes.items() if len(paths) > 1} == {}


def public_names(tree: ast.Module) -> set[str]:
    """Names of functions and classes that a module defines."""
    return {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")}


def test_public_names_are_unique_in_a_room():
    homes = defaultdict(set)
    for path in MODULES:
        top = path.relative_to(ROOT).parts
        for name in public_names(TREES[module(path)]):
            homes[top[:-1], name].add(path.name)
    twice = {f"{'/'.join(where)}: {name}": sorted(files) for (where, name), files in homes.items() if len(files) > 1}
    assert twice == {}
