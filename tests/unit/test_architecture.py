"""The rules of ARCHITECTURE.md, held by test: a rule that is only written down rots."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from importlinter.cli import lint_imports

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

CHECKOUT = Path(__file__).parents[2]
KNEELOG = CHECKOUT / "kneelog"
MIGRATIONS = CHECKOUT / "migrations"
OURS = (KNEELOG, MIGRATIONS, CHECKOUT / "packaging", CHECKOUT / "resources")

QT = {"PySide6", "shiboken6", "pyqtgraph"}
SQL = {"alembic", "sqlalchemy", "sqlcipher3", "sqlite3"}

LONGEST_FILE = 260  # about 250
LONGEST_FUNCTION = 40
# What may be longer, and why. An entry that is no longer needed fails the test too.
LONG_FOR_A_REASON = {
    "migrations/versions/0001_first_diary.py": "the whole first schema, frozen in one piece",
}


def sources(*folders: Path) -> Iterator[tuple[str, ast.Module]]:
    """Each Python file below `folders`: its path as seen from the checkout, and its syntax tree."""
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
            yield file.relative_to(CHECKOUT).as_posix(), tree


def imports(tree: ast.Module) -> Iterator[str]:
    """Every absolute module name that `tree` imports, wherever in the file, `a.b.c` for `from a.b import c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def importers_of(packages: set[str], *folders: Path) -> set[str]:
    return {
        path
        for path, tree in sources(*folders)
        if any(name.partition(".")[0] in packages for name in imports(tree))
    }


def test_the_arrows_point_the_right_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    status = lint_imports(no_cache=True)
    assert status == 0, "the contracts of pyproject.toml are broken: see above, or run `make lint`"


def test_qt_stops_at_ui() -> None:
    assert {path for path in importers_of(QT, KNEELOG) if not path.startswith("kneelog/ui/")} == set()


def test_sql_stops_at_store() -> None:
    assert {path for path in importers_of(SQL, KNEELOG) if not path.startswith("kneelog/store/")} == set()


def test_migrations_are_frozen_and_import_nothing_of_kneelog() -> None:
    assert importers_of({"kneelog"}, MIGRATIONS) == set()


def test_qt_is_never_used_to_reach_a_network() -> None:
    local = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
    used = {name for _, tree in sources(KNEELOG) for name in imports(tree)}
    assert {name for name in used if name.startswith("PySide6.QtNetwork")} <= local


WITHOUT_QT = """
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {forbidden}:
            raise ImportError("Qt was imported: " + name)

sys.meta_path.insert(0, NoQt())
for name in {modules}:
    importlib.import_module(name)
"""


def test_all_but_the_window_imports_where_qt_cannot() -> None:
    modules = [
        path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path, _ in sources(KNEELOG)
    ]
    windowless = [name for name in modules if name.split(".")[1:2] not in (["ui"], ["app"])]
    program = WITHOUT_QT.format(forbidden=QT, modules=windowless)
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function has without its decorators and its docstring."""
    first = function.body[0]
    explains = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if explains else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def too_long() -> Iterator[tuple[str, int]]:
    for path, tree in sources(*OURS):
        length = len((CHECKOUT / path).read_text(encoding="utf-8").splitlines())
        if length > LONGEST_FILE:
            yield path, length
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines_of(node) > LONGEST_FUNCTION:
                yield f"{path}:{node.name}", lines_of(node)


def test_files_and_functions_stay_small() -> None:
    found = dict(too_long())
    unexpected = {name: length for name, length in found.items() if name not in LONG_FOR_A_REASON}
    assert unexpected == {}, f"over {LONGEST_FILE} lines a file or {LONGEST_FUNCTION} a function"
    assert set(LONG_FOR_A_REASON) <= set(found), "these are short by now: take them off the list"
