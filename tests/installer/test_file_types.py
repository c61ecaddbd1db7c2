"""Every system knows the same files."""

from pathlib import Path

import pytest

from installer import drawing
from installer.file_types import FileType, file_types
from installer.linux import deb
from installer.product import WINDOWS_ID
from installer.windows import msi, nsis
from tests.architecture.tree import ROOT


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists that the installer for one person is made of, for a tree of one file."""
    tree = tmp_path_factory.mktemp("tree")
    (tree / "app.ico").touch()
    nsis.write_parts(tree, tree.parent / "parts")
    return tree.parent / "parts"


def test_the_workbook_is_one_of_them() -> None:
    assert "nwbk" in {kind.extension for kind in file_types()}


@pytest.mark.parametrize("kind", file_types(), ids=lambda kind: kind.extension)
def test_every_kind_is_known_to_every_system(kind: FileType, parts: Path) -> None:
    added = (parts / "add_types.nsh").read_text(encoding="utf-8")
    removed = (parts / "remove_types.nsh").read_text(encoding="utf-8")

    assert f"\\.{kind.extension}" in added
    assert f'DeleteRegKey HKCU "Software\\Classes\\{kind.id}"' in removed
    assert f'DeleteRegKey /ifempty HKCU "Software\\Classes\\.{kind.extension}"' in removed
    keys = {key for key, _, _ in msi.type_values(kind)}
    assert {f"Software\\Classes\\.{kind.extension}", f"Software\\Classes\\{kind.id}"} <= keys
    assert f"*.{kind.extension}" in deb.mime_types()
    assert kind.mime in deb.desktop_entry()
    assert drawing.picture(kind.icon).exists()


def test_both_installers_of_windows_write_the_same_values(parts: Path) -> None:
    added = (parts / "add_types.nsh").read_text(encoding="utf-8")
    values = [each for kind in file_types() for each in msi.type_values(kind)]

    assert len(added.splitlines()) == len(values)
    for key, name, value in values:
        here = value.replace("[INSTALLDIR]", "$INSTDIR\\")
        assert f'WriteRegStr HKCU "{key}" "{name}" \'{here}\'' in added


def test_an_icon_holds_every_size_that_windows_shows() -> None:
    data = drawing.ico("app")

    assert data[:6] == b"\0\0\1\0\x08\0"
    assert [data[6 + 16 * each] for each in range(8)] == [16, 20, 24, 32, 40, 48, 64, 0]
    assert drawing.ico("app") == data


def test_the_program_says_the_id_of_its_shortcut() -> None:
    app = (ROOT / "neglect_workbook" / "app.py").read_text(encoding="utf-8")

    assert f'"{WINDOWS_ID}"' in app
