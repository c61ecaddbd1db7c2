"""What the program loads before its window can be used, and what it leaves for later."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_workbook.settings import PROFILE_VARIABLE, RecentWorkbook, SettingsFile
from neglect_workbook.workbook import NewWorkbook, create_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCRIPT = """
import atexit, sys
from neglect_workbook.__main__ import main
atexit.register(lambda: print(*sys.modules))
main()
"""
_TO_THE_END = """
import gc, sys
from neglect_workbook.ui.qt_first import load_qt
load_qt()
from neglect_workbook import app
from neglect_workbook.ui.jump import PageId
from PySide6.QtCore import Qt

class Loading(app.LoadingAhead):
    def __init__(self, steps, window):
        super().__init__(steps, window)
        self.window = window
        self.finished.connect(self.leave, Qt.ConnectionType.QueuedConnection)

    def leave(self):
        loaded = set(sys.modules)
        print(gc.isenabled(), gc.get_freeze_count() > 10_000)
        self.window.open_path(sys.argv[1])
        for page in PageId:
            self.window.view.page(page)
        print(*(set(sys.modules) - loaded))
        print(*(one.__name__ for one in sys.modules.values() if type(one) is type(sys)))
        self.window.close()

app.LoadingAhead = Loading
gc.disable()
app.run([])
"""
_KINDS_OF_QT = """
import atexit, sys
from neglect_workbook.__main__ import main

def kinds(of):
    for kind in type.__subclasses__(of):
        yield kind.__name__
        yield from kinds(kind)

def tell():
    import shiboken6
    print(*kinds(shiboken6.Object))

atexit.register(tell)
main()
"""
_WRONG_CALLS = """
import sys
if "late" in sys.argv:
    from neglect_workbook.ui.qt_first import load_qt
    load_qt()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
label = QLabel()
for wrong in (
    lambda: label.setText(3),
    lambda: label.setText("a", "b"),
    lambda: label.nothing,
    lambda: QLabel(unknown=3),
    lambda: QTimer.singleShot("soon", label),
):
    try:
        wrong()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print("described by", QLabel.setText.__doc__)
"""
#: Of PySide's: they describe functions, and nothing here calls one wrongly.
_DESCRIBING = ("errorhandler", "layout", "lib.pyi_generator", "lib.tool", "mapping", "parser")
#: What belongs to an open workbook: its service, its pages, what goes out and what is checked.
_OF_A_WORKBOOK = (
    "apsw",
    "docx",
    "hashlib",
    "neglect_workbook.checks",
    "neglect_workbook.cli",
    "neglect_workbook.collation",
    "neglect_workbook.domain.framework",
    "neglect_workbook.domain.records",
    "neglect_workbook.exchange",
    "neglect_workbook.keeping",
    "neglect_workbook.questions.loader",
    "neglect_workbook.storage.store",
    "neglect_workbook.ui.collate",
    "neglect_workbook.ui.drop_cover",
    "neglect_workbook.ui.help",
    "neglect_workbook.ui.hidden_cover",
    "neglect_workbook.ui.models",
    "neglect_workbook.ui.news_banner",
    "neglect_workbook.ui.search",
    "neglect_workbook.ui.tool_row",
    "neglect_workbook.ui.workbook_view",
    "neglect_workbook.workbook",
    "openpyxl",
)
_PAGES = "neglect_workbook.ui.pages."


def _run(script: str, profile: Path, *words: str) -> list[list[str]]:
    """The words of each line that a start prints."""
    environment = os.environ | {
        PROFILE_VARIABLE: str(profile),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"], *sys.path]),
    }
    ended = subprocess.run(
        [sys.executable, "-c", script, *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return [line.split() for line in ended.stdout.splitlines()]


def _late(modules: "Iterable[str]") -> set[str]:
    """Those that no start page needs."""
    return {
        name
        for name in modules
        if name.startswith(_OF_A_WORKBOOK)
        or (name.startswith(_PAGES) and name.endswith("_page") and name != f"{_PAGES}start_page")
    }


def _workbook(profile: Path, folder: Path) -> Path:
    path = folder / "ours.nwbk"
    wanted = NewWorkbook("bscp-neglect-2026", "Brackenfold Nursery", "early_years")
    create_workbook(path, wanted, profile=profile, author="a" * 12).close()
    return path


def test_the_start_page_opens_before_anything_of_a_workbook_is_loaded(
    isolated_profile: Path,
) -> None:
    _, loaded = _run(_SCRIPT, isolated_profile, "--exit-when-ready")

    assert _late(loaded) == set()


def test_neither_is_it_where_there_is_a_workbook_to_carry_on_with(isolated_profile: Path) -> None:
    entry = RecentWorkbook("/gone.nwbk", "Hazelmoor", "First review", "", "S1/", "")
    isolated_profile.mkdir(exist_ok=True)
    file = SettingsFile(isolated_profile)
    file.write(file.read().with_recent(entry))

    _, loaded = _run(_SCRIPT, isolated_profile, "--exit-when-ready")

    assert _late(loaded) == set()


def test_a_file_that_is_named_loads_its_page_at_once_and_no_other(
    isolated_profile: Path, tmp_path: Path
) -> None:
    """Shows, too, that what is not to be loaded would be found."""
    path = _workbook(isolated_profile, tmp_path)
    # On a slow machine it is drawn when the other pages are already being made.
    later = "from neglect_workbook.ui import page_maker\npage_maker._FIRST_AFTER = 60_000\nmain()\n"
    script = _SCRIPT.replace("main()\n", later)

    _, loaded = _run(script, isolated_profile, str(path), "--exit-when-ready")

    pages = {name.removeprefix(_PAGES) for name in _late(loaded) if name.startswith(_PAGES)}
    assert pages == {"overview_page"}
    assert {"neglect_workbook.workbook", "neglect_workbook.ui.workbook_view"} < _late(loaded)


def test_a_while_later_a_workbook_opens_and_nothing_has_to_be_loaded(
    isolated_profile: Path, tmp_path: Path
) -> None:
    path = _workbook(isolated_profile, tmp_path)

    garbage, loaded, _ = _run(_TO_THE_END, isolated_profile, str(path))

    assert garbage == ["True", "True"]
    assert [name for name in loaded if name.startswith("neglect_workbook")] == []


def test_sources_are_not_read_at_the_start(isolated_profile: Path) -> None:
    """PySide would read and keep those of all modules, unless it is kept from it."""
    script = _SCRIPT.replace("print(*sys.modules)", "print(*__import__('linecache').cache)")
    without = script.replace("main()\n", "import PySide6.QtCore\nmain()\n")

    _, read = _run(script, isolated_profile, "--exit-when-ready")
    _, read_by_pyside = _run(without, isolated_profile, "--exit-when-ready")

    ours = f"neglect_workbook{os.sep}ui"
    assert [name for name in read if ours in name] == []
    assert [name for name in read_by_pyside if ours in name] != []


def test_what_describes_qts_functions_is_not_loaded_however_long_somebody_works(
    isolated_profile: Path, tmp_path: Path
) -> None:
    """PySide would compile it at each start: see decision 0032."""
    path = _workbook(isolated_profile, tmp_path)
    without = _TO_THE_END.replace("load_qt()\n", "import PySide6.QtCore\n")
    describing = {f"shibokensupport.signature.{name}" for name in _DESCRIBING}

    *_, loaded = _run(_TO_THE_END, isolated_profile, str(path))
    *_, loaded_by_pyside = _run(without, isolated_profile, str(path))

    assert describing & set(loaded) == set()
    assert describing <= set(loaded_by_pyside)


def test_a_wrong_call_is_told_of_as_pyside_tells_of_it(isolated_profile: Path) -> None:
    late = _run(_WRONG_CALLS, isolated_profile, "late")
    at_once = _run(_WRONG_CALLS, isolated_profile)

    assert late == at_once
    assert [words[0] for words in late[:1]] == ["TypeError"]
    assert "described" in [words[0] for words in late if words]


def test_kinds_of_things_in_qt_that_nothing_shows_are_not_made_at_the_start(
    isolated_profile: Path,
) -> None:
    """PySide makes each with all its names: see decision 0030. The window opens without these."""
    unwanted = {"QGradient", "QStyle", "QFileDialog", "QMessageBox", "QWizard", "QTreeWidget"}
    asked = "from PySide6.QtWidgets import QApplication, QScrollArea"
    styled = "app = QApplication(sys.argv); app.style(); QScrollArea().viewport()"
    otherwise = _KINDS_OF_QT.replace("main()\n", f"{asked}\n{styled}\n")

    _, made = _run(_KINDS_OF_QT, isolated_profile, "--exit-when-ready")
    (would_be,) = _run(otherwise, isolated_profile)

    assert unwanted & set(made) == set()
    assert {"QStyle", "QFileDialog", "QMessageBox", "QWizard", "QTreeWidget"} <= set(would_be)
