"""The house: imports point down without cycles, rooms are separate, names are unambiguous, modules are short."""

import ast
import re
from collections import defaultdict
from dataclasses import fields
from pathlib import Path

import pytest

from audit.rows import AUDITED
from audit.store.schema import name as table_name

ROOT = Path(__file__).parents[1] / "audit"
FLOORS = (
    "version", "frozen", "fingerprint", "errors", "display", "files", "patterns", "parts", "snapshot", "outputs", "processes", "foreign", "text", "rows", "models", "outlets", "lang", "load", "extract", "score", "kit",
    "pipeline", "store", "farm", "link", "learn", "validate", "report", "cli",
)  # fmt: skip
MODULES = sorted(ROOT.rglob("*.py"))
STEPS = ("insertions", "claims", "links", "statements", "notices")
"""Rooms of `extract`, one per step; `embeds` serves two of them and is not a step."""


def module(path: Path) -> str:
    return ".".join(("audit", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


TREES = {module(p): ast.parse(p.read_text(encoding="utf-8")) for p in MODULES}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(name: str) -> set[str]:
    """List the modules that a module imports, at its head or late, in functions."""
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


def test_report_sees_views_alone():
    """What a page shows comes from SQL; `report` imports nothing from the rooms that make rows."""
    makers = {"kit", "lang", "load", "extract", "score", "pipeline"}
    for name in TREES:
        if name.split(".")[1:2] == ["report"]:
            # `view` counts meanings of claims in Python until the table carries them.
            assert {i for i in imported(name) if i.split(".")[1] in makers} == set(), name


def test_no_circle_among_modules():
    """Late imports count: two modules that need each other are one module cut in two."""
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
"""Modules of `cli` are named for the command, those of `learn` for the model they train."""
ROLES = {"kit", "model", "__init__"}
"""File names that mean the same role in every room."""


def test_a_file_name_stands_in_one_room():
    """Folders of languages mirror each other and count as one."""
    homes = defaultdict(set)
    for path in MODULES:
        if path.stem not in ROLES and room(path) not in {"cli", "learn"}:
            homes[path.stem].add(re.sub(r"^lang/[a-z]{2}/", "lang/*/", path.relative_to(ROOT).as_posix()))
    assert {stem: sorted(paths) for stem, paths in homes.items() if len(paths) > 1} == {}


def public_names(tree: ast.Module) -> set[str]:
    """List the names of functions and classes that a module defines."""
    return {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")}


def test_public_names_are_unique_in_a_room():
    """Names of `cli` are exempt if they are the uniform entry of a command's module, `command`."""
    homes = defaultdict(set)
    for path in MODULES:
        top = path.relative_to(ROOT).parts
        for name in public_names(TREES[module(path)]) - ({"command"} if room(path) == "cli" else set()):
            homes[top[:-1], name].add(path.name)
    twice = {f"{'/'.join(where)}: {name}": sorted(files) for (where, name), files in homes.items() if len(files) > 1}
    assert twice == {}


def test_every_pattern_says_why():
    """A regex at the top of a module has a docstring or a comment: what it finds, or where the wording was seen."""
    silent = []
    for path in MODULES:
        lines = path.read_text(encoding="utf-8").splitlines()
        body = TREES[module(path)].body
        for node, after in zip(body, [*body[1:], None], strict=True):
            made = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            if not (isinstance(made, ast.Call) and ast.unparse(made.func) == "re.compile"):
                continue
            under = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            beside = any("  # " in line for line in lines[node.lineno - 1 : node.end_lineno])
            if not (under or beside or lines[node.lineno - 2].startswith("#")):
                silent.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert silent == []


def named_modules(name: str) -> set[str]:
    """List modules of the package that a module names in strings, to be imported late or by another process."""
    strings = {n.value for n in ast.walk(TREES[name]) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return {s for s in strings if s.startswith("audit.") and all(part.isidentifier() for part in s.split("."))}


NO_MODULES = {"audit.duckdb"}
"""The default database, whose name looks like a module's."""


def test_modules_named_in_strings_exist():
    named = {name: named_modules(name) - NO_MODULES for name in TREES}
    assert {name: missing for name, modules in named.items() if (missing := modules - set(TREES))} == {}
    for table in ("audit", "audit.cli.main", "audit.cli.learn", "audit.farm.pool"):
        assert named[table], f"{table} names none any more"


def test_every_audited_table_with_a_span_is_in_evidence():
    sql = (ROOT / "sql" / "evidence.sql").read_text(encoding="utf-8")
    spans = {table_name(table) for table in AUDITED if {"start", "stop"} <= {f.name for f in fields(table)}}
    assert spans - set(re.findall(r"(?:FROM|JOIN) (\w+)", sql)) == set()


RULES = ("audit.extract.", "audit.lang.", "audit.score.", "audit.load.page", "audit.load.declared")
"""Rooms whose patterns decide what is found."""


def test_every_module_of_rules_has_examples():
    """A module with a pattern has a doctest, or a test imports it."""
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in sorted(Path(__file__).parent.glob("*.py"))]
    nodes = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module]
    tested = {n.module for n in nodes} | {f"{n.module}.{a.name}" for n in nodes for a in n.names}
    bare = []
    for path in MODULES:
        name = module(path)
        made = [n.value for n in TREES[name].body if isinstance(n, ast.Assign) and isinstance(n.value, ast.Call)]
        rules = name.startswith(RULES) and any(ast.unparse(value.func) == "re.compile" for value in made)
        if rules and name not in tested and ">>> " not in path.read_text(encoding="utf-8"):
            bare.append(name)
    assert bare == []
