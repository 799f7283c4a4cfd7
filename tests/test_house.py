"""The house itself: floors and rooms, sizes, docstrings, and the habits that a linter does not know."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("console", "widgets", "models", "resources")
LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION = 400, 250, 60
BROAD_EXCEPTS = {"widgets/parts/tasks.py", "console/errors.py", "console/cli/__init__.py"}


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the four floors, parsed, by its path."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for floor in FLOORS
        for path in sorted((ROOT / floor).rglob("*.py"))
    }


def _span(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


def _nodes(kind: type | tuple[type, ...]) -> Iterator[tuple[str, ast.AST]]:
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, kind):
                yield path, node


def test_the_top_level_is_what_the_customer_fixed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in listed.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= {
        *FLOORS,
        "tests",
        "pyproject.toml",
        "README.md",
    }


def test_files_classes_and_functions_stay_small() -> None:
    too_long = [
        path
        for path in sorted((*ROOT.glob("tests/**/*.py"), *(ROOT / name for name in sources())))
        if path.read_text(encoding="utf-8").count("\n") > LONGEST_FILE
    ]
    too_long += [f"{path}: {n.name}" for path, n in _nodes(ast.ClassDef) if _span(n) > LONGEST_CLASS]
    too_long += [f"{path}: {n.name}" for path, n in _nodes(ast.FunctionDef) if _span(n) > LONGEST_FUNCTION]
    assert too_long == []


def test_modules_classes_and_public_functions_say_what_they_are_for() -> None:
    silent = [path for path, tree in sources().items() if not ast.get_docstring(tree)]
    silent += [
        f"{path}: {n.name}"
        for path, n in _nodes(ast.ClassDef)
        if not (n.name.startswith("_") or ast.get_docstring(n))
    ]
    public = [(path, n) for path, n in _nodes(ast.FunctionDef) if not n.name.startswith("_")]
    documented = sum(1 for _, n in public if ast.get_docstring(n))
    assert silent == []
    assert documented >= 0.8 * len(public)


def test_broad_excepts_stand_only_at_the_borders() -> None:
    found = {
        path
        for path, node in _nodes(ast.ExceptHandler)
        if node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"}
        if not any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
    }
    assert found <= BROAD_EXCEPTS


def test_message_boxes_stand_in_one_file_at_most() -> None:
    users = {path for path, node in _nodes(ast.Name) if node.id == "QMessageBox"}
    assert len(users) <= 1


VIOLATIONS = [
    ("models/text.py", "import widgets.parts", "The four floors"),
    ("models/hours/__init__.py", "import models.tickets", "The order inside models"),
    ("widgets/tickets/__init__.py", "import widgets.hours", "The rooms of widgets"),
    ("models/fields.py", "import PySide6.QtCore", "The models never see a screen"),
    ("widgets/parts/__init__.py", "import widgets.tickets", "The parts serve the rooms"),
]


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
    return subprocess.run(
        [sys.executable, "-c", command], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code in which walls may be broken."""
    pytest.importorskip("importlinter", reason="import-linter comes with the extra «dev»")
    folder = tmp_path_factory.mktemp("house")
    for floor in FLOORS:
        shutil.copytree(
            ROOT / floor, folder / floor, ignore=shutil.ignore_patterns("__pycache__", "fonts", "icons")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize(("path", "line", "contract"), VIOLATIONS)
def test_a_broken_wall_is_seen(copied_house: Path, path: str, line: str, contract: str) -> None:
    file = copied_house / path
    whole = file.read_text(encoding="utf-8")
    file.write_text(f"{whole}\n{line}\n", encoding="utf-8")
    try:
        done = _lint_imports(copied_house)
    finally:
        file.write_text(whole, encoding="utf-8")
    assert done.returncode != 0
    assert any(contract in row and "BROKEN" in row for row in done.stdout.splitlines())
