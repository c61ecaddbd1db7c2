"""House rules that no linter knows."""

import ast
import re
import tomllib
from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, python_files

_LONGEST_MODULE = 400
_LONGEST_FUNCTION = 60

# Written in parts, or this file would break its own rule.
_EXEMPTIONS = re.compile(
    "#"
    r"\s*(type:\s*ignore|noqa|mypy:|ruff:|pyright:|pylint:|pragma:\s*no cover)"
)


def _place(path: Path, line: int = 1) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def _trees(folder: Path | None = None) -> list[tuple[Path, ast.Module]]:
    return [
        (path, ast.parse(path.read_text(encoding="utf-8")))
        for path in python_files()
        if folder is None or path.is_relative_to(folder)
    ]


def test_no_module_is_too_long_to_read() -> None:
    """Empty lines do not count: they are there for the reader."""
    texts = {_place(path): path.read_text(encoding="utf-8") for path in python_files()}
    lengths = {place: len([*filter(None, text.splitlines())]) for place, text in texts.items()}

    assert {place: lines for place, lines in lengths.items() if lines > _LONGEST_MODULE} == {}


def test_no_function_is_too_long_to_read() -> None:
    lengths = {
        f"{_place(path, node.lineno)} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: lines for name, lines in lengths.items() if lines > _LONGEST_FUNCTION} == {}


def test_qt_is_never_asked_for_what_python_cannot_keep_alive() -> None:
    """The next widget in its own order, and the items of a layout: see decision 0011."""
    asked = {"nextInFocusChain", "previousInFocusChain", "itemAt", "takeAt", "itemAtPosition"}
    found = [
        _place(path, node.lineno)
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in asked
    ]

    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    modules = [*_trees(PACKAGE), *_trees(ROOT / "tools"), *_trees(ROOT / "installer")]
    found = [_place(path) for path, tree in modules if not ast.get_docstring(tree)]

    assert found == []


def test_no_line_is_exempt_from_a_rule() -> None:
    found = [
        _place(path, number)
        for path in python_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if _EXEMPTIONS.search(line)
    ]

    assert found == []


def test_no_room_is_exempt_from_a_rule() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]

    assert tools["ruff"]["lint"]["per-file-ignores"].keys() == {"tests/**", "tools/**"}
    assert "overrides" not in tools["mypy"]


def test_no_dialog_stops_the_world() -> None:
    """Dialogs are shown with open(): exec() runs a loop of its own inside ours."""
    found = [
        _place(path, node.lineno)
        for path, tree in _trees(PACKAGE / "ui")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"exec", "exec_"}
    ]

    assert found == []


def test_no_static_dialog_is_used() -> None:
    """QMessageBox.question() and its like are exec() under another name."""
    asking = re.compile(
        r"\b(QMessageBox\.(question|warning|information|critical|about)"
        r"|QFileDialog\.get\w+|QInputDialog\.get\w+|QColorDialog\.get\w+|QFontDialog\.get\w+)\("
    )
    found = [
        _place(path, number)
        for path in python_files()
        if path.is_relative_to(PACKAGE)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if asking.search(line)
    ]

    assert found == []
