"""The installers on Windows, as far as wine is one: `python3 tools/dev.py wine` runs these."""

import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.file_types import FileType, file_types
from installer.product import NAME, VERSION
from installer.trees import files_in
from installer.windows import msi, nsis
from installer.windows.tree import TREE
from neglect_workbook.keeping.passwords import change_password
from neglect_workbook.workbook import NewWorkbook, create_workbook, open_workbook
from tests.installer.wine import INSTALLED, Machine, wait_until

pytestmark = pytest.mark.installed

_OLDER = "0.0.9"
_OLD_MODULE = "lib/neglect_workbook/gone_since.py"
_SETTINGS = "AppData/Local/neglect-workbook/settings.json"
_SHORTCUT = f"AppData/Roaming/Microsoft/Windows/Start Menu/Programs/{NAME}.lnk"
_UNINSTALL_KEY = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
_IS_OPEN = 3
_TOO_OLD = 4
_OPENED_BY = "four quiet otters"

#: Makes a picture of the window with a workbook in it; run by the installed Python. Qt is loaded
#: as the program loads it: what describes its functions only once one is called wrongly.
_PICTURE = r"""
import sys
from pathlib import Path
from neglect_workbook.ui.qt_first import load_qt

load_qt()
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from neglect_workbook.questions.front import load_front
from neglect_workbook.settings import SettingsFile, profile_folder
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.preferences import Preferences
from neglect_workbook.ui.theme import STYLE, Theme

app = QApplication([*sys.argv[:1], *STYLE])
profile = profile_folder(None)
theme = Theme(app, "light")
preferences = Preferences(profile, SettingsFile(profile))
window = MainWindow(theme, load_front("bscp-neglect-2026"), preferences)
window.resize(1366, 736)
window.show()
window.open_path(Path(sys.argv[1]))
for _ in range(50):
    QCoreApplication.processEvents()
saved = window.grab().save(sys.argv[2])
was_late = type(sys.modules["shibokensupport.signature.parser"]) is not type(sys)
told = ""
try:
    window.setWindowTitle(3)
except TypeError as error:
    told = str(error)
window.close()
sys.exit(0 if saved and was_late and "setWindowTitle(int)" in told else 1)
"""


@pytest.fixture(scope="module")
def older_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An older version, with a file in it that the newer one has not."""
    if not TREE.exists():
        pytest.skip("the tree is not built: python3 tools/dev.py installers builds it")
    tree = tmp_path_factory.mktemp("older") / "tree"
    for path in files_in(TREE):
        target = tree / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(TREE / path, target)
    (tree / _OLD_MODULE).write_text('"""Only in the older version."""\n', encoding="utf-8")
    return tree


@pytest.fixture(scope="module")
def older_setup(older_tree: Path) -> Path:
    """The installer of that version for one person."""
    out = older_tree.parent / "older-setup.exe"
    return nsis.build_installer(older_tree, version=_OLDER, out=out, is_quick=True)


@pytest.fixture(scope="module")
def upgraded(
    new_machine: Machine,
    older_setup: Path,
    setup_program: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Machine]:
    """A machine on which the older version was used, and the newer one came over it."""
    machine = new_machine.copy(tmp_path_factory.mktemp("upgraded") / "wine")
    assert machine.run(older_setup, "/S").code == 0
    assert (machine.home / INSTALLED / _OLD_MODULE).exists()
    assert machine.program("sample", _sample(machine)).code == 0
    _careless(machine).write_bytes(_sample(machine).read_bytes())
    _settings_before(machine).write_bytes((machine.home / _SETTINGS).read_bytes())
    assert machine.run(setup_program, "/S").code == 0
    yield machine
    machine.rest()


def _sample(machine: Machine) -> Path:
    return machine.home / "sample.nwbk"


def _careless(machine: Machine) -> Path:
    """A workbook that somebody saved where it should not be: in the program's folder."""
    return machine.home / INSTALLED / "lib" / "ours.nwbk"


def _settings_before(machine: Machine) -> Path:
    return machine.disk / "settings-before.json"


def _uninstall_in_place(machine: Machine) -> Path:
    """A script that uninstalls as an upgrade does, and hands on how that ended.

    Without its last word the uninstaller goes on from another place, and nobody hears of its end.
    """
    folder = machine.name_of(machine.home / INSTALLED)
    script = machine.disk / "uninstall.bat"
    lines = (
        "@echo off",
        f'start /wait "" "{folder}\\uninstall.exe" /S _?={folder}',
        "exit /b %errorlevel%",
    )
    script.write_text("\r\n".join(lines), encoding="utf-8", newline="")
    return script


def test_a_windows_that_is_too_old_is_refused(machine: Machine, setup_program: Path) -> None:
    machine.become("win7")

    assert machine.run(setup_program, "/S").code == _TOO_OLD
    assert not (machine.home / INSTALLED).exists()


def test_an_upgrade_leaves_the_new_version_alone(upgraded: Machine) -> None:
    found = {str(path) for path in files_in(upgraded.home / INSTALLED)}

    assert found == {str(path) for path in files_in(TREE)} | {"uninstall.exe", "lib/ours.nwbk"}
    told = upgraded.values(rf"HKCU\{_UNINSTALL_KEY}")
    assert (told["DisplayName"], told["DisplayVersion"]) == (NAME, VERSION)


def test_an_upgrade_keeps_settings_and_workbooks(upgraded: Machine) -> None:
    before = _settings_before(upgraded).read_bytes()

    assert (upgraded.home / _SETTINGS).read_bytes() == before
    assert _careless(upgraded).read_bytes() == _sample(upgraded).read_bytes()
    assert upgraded.program("verify", _sample(upgraded)).code == 0


@pytest.mark.parametrize("kind", file_types(), ids=lambda kind: kind.extension)
def test_files_are_associated(upgraded: Machine, kind: FileType) -> None:
    classes = r"HKCU\Software\Classes"
    folder = upgraded.name_of(upgraded.home / INSTALLED)

    assert upgraded.values(rf"{classes}\.{kind.extension}")[""] == kind.id
    assert upgraded.values(rf"{classes}\{kind.id}")[""] == kind.words
    icon = upgraded.values(rf"{classes}\{kind.id}\DefaultIcon")[""]
    assert icon.lower() == rf"{folder}\{kind.icon}.ico".lower()
    start = upgraded.values(rf"{classes}\{kind.id}\shell\open\command")[""]
    assert start.lower().startswith(rf'"{folder}\python\pythonw.exe"'.lower())
    assert start.endswith('-m neglect_workbook "%1"')


def test_the_start_menu_has_a_shortcut(upgraded: Machine) -> None:
    """The id for the taskbar cannot be seen here: wine does not keep it."""
    shortcut = (upgraded.home / _SHORTCUT).read_bytes()

    for text in ("pythonw.exe", "-m neglect_workbook", "app.ico"):
        assert text.encode("utf-16-le") in shortcut


def test_the_sample_is_checked(upgraded: Machine) -> None:
    ended = upgraded.program("check", _sample(upgraded))

    assert ended.code == 1
    assert "S4 is red and has no action." in ended.text


def test_every_kind_of_file_is_exported(upgraded: Machine) -> None:
    folder = upgraded.home / "made"
    kinds = "plan,return,summary,email,pdf"
    ended = upgraded.program("export", _sample(upgraded), "--to", folder, "--only", kinds)

    assert ended.code == 0, ended.text
    made = sorted(path.suffix for path in folder.iterdir())
    assert made == [".docx", ".docx", ".eml", ".pdf", ".pdf", ".pdf", ".xlsx"]
    for path in folder.iterdir():
        assert path.stat().st_size > 5000
        if path.suffix in {".docx", ".xlsx"}:
            assert zipfile.ZipFile(path).testzip() is None
        if path.suffix == ".pdf":
            assert b"/FontFile" in path.read_bytes()


def test_ten_returns_are_collated(upgraded: Machine) -> None:
    folder = upgraded.home / "returns"
    folder.mkdir()
    for number in range(10):
        workbook = upgraded.home / f"school-{number}.nwbk"
        name = f"Invented School {number}"
        words = ("new", workbook, "--organisation", name, "--sector", "primary")
        assert upgraded.program(*words).code == 0
        export = ("export", workbook, "--to", folder, "--only", "return")
        assert upgraded.program(*export).code == 0
    # The window runs without a console, and so does what reads the returns for it.
    for python in ("python.exe", "pythonw.exe"):
        out = upgraded.home / f"{python}.xlsx"
        ended = upgraded.program("collate", folder, "--to", out, "--json", python=python)

        assert ended.code in {0, 1}, ended.text
        assert ended.text.count('"return_id"') == 10
        assert zipfile.ZipFile(out).testzip() is None


def test_an_encrypted_workbook_travels_there_and_back(
    upgraded: Machine, isolated_profile: Path
) -> None:
    path = upgraded.home / "locked.nwbk"
    key = upgraded.home / "key.txt"
    key.write_text(f"{_OPENED_BY}\n", encoding="utf-8")
    author = "a" * 12
    wanted = NewWorkbook("bscp-neglect-2026", "Brackenfold Nursery", "early_years")
    workbook = create_workbook(path, wanted, profile=isolated_profile, author=author)
    change_password(workbook, _OPENED_BY)
    workbook.close()
    content = upgraded.home / "content.json"
    content.write_text(
        '{"framework": "bscp-neglect-2026", "answers": '
        '[{"question_id": "M1", "rating": "1", "reason": "Typed on Windows, at Zoë\'s desk."}]}',
        encoding="utf-8",
    )

    locked = upgraded.program("show", path)
    filled = upgraded.program("--workbook-password-file", key, "fill", path, content)

    assert locked.code == 2
    assert filled.code == 0, filled.text
    assert b"Brackenfold" not in path.read_bytes()
    workbook = open_workbook(path, profile=isolated_profile, author=author, passwords=(_OPENED_BY,))
    reasons = [answer.reason for answer in workbook.snapshot.answers.values()]
    workbook.close()
    assert "Typed on Windows, at Zoë's desk." in reasons


def test_the_window_opens_and_can_be_used(upgraded: Machine) -> None:
    ended = upgraded.program(_sample(upgraded), "--exit-when-ready")

    assert ended.code == 0, ended.text
    assert re.search(r"^\d+\s*$", ended.text, re.MULTILINE)


def test_a_picture_of_the_window_shows_the_workbook(upgraded: Machine) -> None:
    script = upgraded.disk / "picture.py"
    script.write_text(_PICTURE, encoding="utf-8")
    picture = upgraded.disk / "window.png"
    python = upgraded.home / INSTALLED / "python" / "python.exe"
    ended = upgraded.run(
        python, script, upgraded.name_of(_sample(upgraded)), upgraded.name_of(picture)
    )

    assert ended.code == 0, ended.text
    # Without letters it would be a third of that.
    assert picture.stat().st_size > 60_000


def test_a_double_click_opens_a_workbook_and_nothing_is_replaced_meanwhile(
    upgraded: Machine, setup_program: Path
) -> None:
    """Wine's own double click looks at what is associated for everyone, so we read it for jo."""
    note = upgraded.home / "sample.nwbk.in-use"
    [kind] = [one for one in file_types() if one.extension == "nwbk"]
    told = upgraded.values(rf"HKCU\Software\Classes\{kind.id}\shell\open\command")[""]
    command = told.replace("%1", upgraded.name_of(_sample(upgraded)))
    started = upgraded.start(*(word.strip('"') for word in re.findall(r'"[^"]+"|\S+', command)))
    try:
        wait_until(note.exists)
        before = files_in(upgraded.home / INSTALLED)

        assert upgraded.run(setup_program, "/S").code == _IS_OPEN
        assert upgraded.run("cmd", "/c", _uninstall_in_place(upgraded)).code == _IS_OPEN
        assert files_in(upgraded.home / INSTALLED) == before
    finally:
        upgraded.rest()
        started.wait(60)


def test_uninstalling_takes_away_what_was_installed_and_no_workbook(
    machine: Machine, older_setup: Path
) -> None:
    folder = machine.home / INSTALLED
    assert machine.run(older_setup, "/S").code == 0
    assert machine.program("sample", _sample(machine)).code == 0
    _careless(machine).write_bytes(b"somebody's work")
    machine.run(folder / "uninstall.exe", "/S")
    wait_until(lambda: not (folder / "uninstall.exe").exists())

    assert [str(path) for path in files_in(folder)] == ["lib/ours.nwbk"]
    assert _careless(machine).read_bytes() == b"somebody's work"
    assert _sample(machine).exists()
    assert (machine.home / _SETTINGS).exists()
    assert not (machine.home / _SHORTCUT).exists()
    assert machine.values(rf"HKCU\{_UNINSTALL_KEY}") == {}
    for kind in file_types():
        for name in (f".{kind.extension}", kind.id):
            assert machine.values(rf"HKCU\Software\Classes\{name}") == {}


def test_the_package_for_it_installs_upgrades_and_goes(
    machine: Machine, msi_package: Path, older_tree: Path
) -> None:
    folder = machine.disk / "Program Files" / NAME
    older = msi.build_msi(older_tree, version=_OLDER, out=machine.disk / "older.msi")
    assert machine.run("msiexec", "/i", older, "/qn").code == 0
    assert (folder / _OLD_MODULE).exists()
    assert machine.run("msiexec", "/i", msi_package, "/qn").code == 0

    assert {str(path) for path in files_in(folder)} == {str(path) for path in files_in(TREE)}
    assert VERSION in machine.program("--version", at=folder).text
    for kind in file_types():
        known = machine.values(rf"HKLM\Software\Classes\.{kind.extension}")
        assert known[""] == kind.id

    assert machine.run("msiexec", "/x", msi_package, "/qn").code == 0
    assert not folder.exists() or files_in(folder) == []
    for kind in file_types():
        assert machine.values(rf"HKLM\Software\Classes\.{kind.extension}") == {}


def test_the_portable_folder_runs_where_it_is_unpacked(
    machine: Machine, portable_zip: Path
) -> None:
    with zipfile.ZipFile(portable_zip) as archive:
        archive.extractall(machine.disk / "stick")
    command = machine.disk / "stick" / NAME / "neglect-workbook.cmd"

    assert VERSION in machine.run("cmd", "/c", command, "--version").text


def test_a_path_over_260_characters_works_or_is_told_in_one_sentence(upgraded: Machine) -> None:
    """Windows allows them where it is set up for them; wine trips over looking one up."""
    folder = upgraded.home.joinpath(*["a folder that somebody named with care"] * 8)
    folder.mkdir(parents=True)
    path = folder / "ours.nwbk"
    ended = upgraded.program("sample", path)

    assert len(ended.text.strip().splitlines()) == 1
    if ended.code == 0:
        assert upgraded.program("verify", path).code == 0
    else:
        assert ended.code == 2
        assert "Try again, or choose another folder." in ended.text
        assert list(folder.iterdir()) == []


def test_the_name_of_the_person_may_have_an_apostrophe_and_accents(
    tmp_path: Path, portable_zip: Path
) -> None:
    machine = Machine(tmp_path / "wine", user="Zoë O'Hara")
    machine.set_up()
    try:
        with zipfile.ZipFile(portable_zip) as archive:
            archive.extractall(machine.home / "Desktop")
        folder = machine.home / "Desktop" / NAME
        made = machine.program("sample", _sample(machine), at=folder)
        opened = machine.program(_sample(machine), "--exit-when-ready", at=folder)

        assert made.code == 0, made.text
        assert opened.code == 0, opened.text
        assert (machine.home / _SETTINGS).exists()
    finally:
        machine.rest()
