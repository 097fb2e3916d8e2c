"""The house: imports look down, modules stay small, every table is in the evidence."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "audit"
FLOORS = (
    "version", "errors", "files", "text", "rows", "outlets", "kit", "load", "extract", "score", "pipeline", "learn", "store",
    "farm", "report", "cli",
)  # fmt: skip
MODULES = sorted(ROOT.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            rooms |= {a.name for a in node.names if a.name.split(".")[0] == "audit"}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "audit":
            rooms |= {f"audit.{a.name}" for a in node.names} if node.module == "audit" else {node.module}
    return {name.split(".")[1] if "." in name else "__init__" for name in rooms}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_look_down(path):
    if path in {ROOT / "__init__.py", ROOT / "__main__.py"}:
        return
    floor = FLOORS.index(room(path))
    assert {r for r in imported(path) if r not in FLOORS or FLOORS.index(r) > floor} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_are_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_only_learn_imports_scikit_learn():
    users = {room(p) for p in MODULES if "sklearn" in p.read_text(encoding="utf-8")}
    assert users <= {"learn"}
