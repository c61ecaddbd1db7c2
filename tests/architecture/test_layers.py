"""Imports go one way down; each contract is shown to bite."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT

_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

#: A file, a line that must not be in it, and the words in which the linter objects.
_VIOLATIONS = {
    "domain knows Qt": ("domain/rating.py", "import PySide6", "Qt only in ui and app BROKEN"),
    "the log knows Qt": ("storage/database.py", "import shiboken6", "Qt only in ui and app BROKEN"),
    "a screen speaks SQL": ("ui/palette.py", "import apsw", "SQL only in storage BROKEN"),
    "an export speaks SQL": (
        *("exchange/__init__.py", "import sqlite3"),
        "SQL only in storage BROKEN",
    ),
    "a file looks things up": (
        *("files.py", "import urllib.request"),
        "No network anywhere BROKEN",
    ),
    "siblings meet": (
        *("exchange/__init__.py", "import neglect_workbook.storage"),
        "One stair down BROKEN",
    ),
    "the two services meet": (
        *("collation/__init__.py", "import neglect_workbook.workbook"),
        "One stair down BROKEN",
    ),
    "domain looks up": (
        *("domain/rating.py", "import neglect_workbook.settings"),
        "One stair down BROKEN",
    ),
    "a room without a floor": ("attic.py", "", "neglect_workbook.attic"),
}


def _lint(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _LINT, "--no-cache", "--no-logo"]
    return subprocess.run(
        command, cwd=root, check=False, capture_output=True, text=True, encoding="utf-8"
    )


def test_every_contract_is_kept() -> None:
    done = _lint(ROOT)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", _VIOLATIONS)
def test_a_planted_violation_is_found(name: str, tmp_path: Path) -> None:
    place, line, objection = _VIOLATIONS[name]
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    copy = tmp_path / PACKAGE.name
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.toml"))
    planted = copy / place
    text = planted.read_text(encoding="utf-8") if planted.exists() else '"""A room."""\n'
    planted.write_text(f"{text}\n{line}\n", encoding="utf-8")

    done = _lint(tmp_path)

    assert done.returncode != 0
    assert objection in " ".join(done.stdout.split())


def test_no_lazy_import_goes_round_the_contracts() -> None:
    """The linter cannot read a module's name in a string, so such names are read here."""
    upstairs = ("neglect_workbook.ui", "neglect_workbook.app", "PySide6", "shiboken6")
    downstairs = [
        path
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in {"ui", "app.py", "__main__.py"}
    ]
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value}"
        for path in downstairs
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(upstairs)
    ]
    assert found == []
