"""Late modules are named twice: for the contracts, which read imports, and for Python."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.architecture.tree import PACKAGE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

_UI = PACKAGE / "ui"
#: What loads by a name: the mechanism itself, a list of names ahead of time, and Qt before all.
_BY_NAME = {_UI / name for name in ("late.py", "loading_ahead.py", "qt_first.py")}


def _imported(tree: ast.AST) -> dict[str, str]:
    """What names stand for that are imported, wherever that is."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        if isinstance(node, ast.ImportFrom)
        else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }


def _late(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Names, and the modules for which they stand."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(func=ast.Name(id="Late"), args=[ast.Constant(value=module)]),
            ):
                yield name, str(module)


def _unseen(text: str) -> list[str]:
    """The late modules of a file of which the contracts hear nothing."""
    tree = ast.parse(text)
    imported = _imported(tree)
    return [module for name, module in _late(tree) if imported.get(name) != module]


def test_the_contracts_see_every_late_module() -> None:
    files = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    found = {str(path.relative_to(ROOT)): _unseen(text) for path, text in files.items()}

    assert {path: modules for path, modules in found.items() if modules} == {}
    assert sum(len([*_late(ast.parse(text))]) for text in files.values()) > 10


def test_a_late_module_that_the_contracts_do_not_see_is_found() -> None:
    text = """
if TYPE_CHECKING:
    from neglect_workbook.ui import find as there, search
else:
    there = Late("neglect_workbook.ui.find")
    search = Late("neglect_workbook.ui.help")
    hidden = Late("neglect_workbook.ui.pages")
"""

    assert _unseen(text) == ["neglect_workbook.ui.help", "neglect_workbook.ui.pages"]


def test_the_window_loads_by_name_in_one_way() -> None:
    files: list[Path] = [*_UI.rglob("*.py"), PACKAGE / "app.py"]
    found = [
        str(path.relative_to(ROOT))
        for path in files
        if path not in _BY_NAME and "import_module" in path.read_text(encoding="utf-8")
    ]

    assert found == []
