import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from neglect_workbook.ui.loading_ahead import OF_A_WORKBOOK, LoadingAhead
from tests.architecture.tree import ROOT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

#: As many are loaded in less time than anybody notices.
_MOST_AT_ONCE = 40
_COUNT = """
import sys
from importlib import import_module
import neglect_workbook.app
for name in sys.argv[1:]:
    before = len(sys.modules)
    import_module(name)
    print(name, len(sys.modules) - before)
"""


def test_nothing_is_loaded_for_a_window_that_has_gone(qtbot: "QtBot") -> None:
    parent, taken = QObject(), [0]
    LoadingAhead([lambda: taken.append(1)], parent)
    later = LoadingAhead([], other := QObject())

    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(later.finished):
        pass

    assert taken == [0]
    assert later.parent() is other


def test_no_step_to_a_workbook_brings_much_with_it() -> None:
    command = [sys.executable, "-c", _COUNT, *OF_A_WORKBOOK]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    counts = {name: int(count) for name, count in map(str.split, said.splitlines())}

    assert {name: count for name, count in counts.items() if count > _MOST_AT_ONCE} == {}
    # None is in the list in vain.
    assert {name for name, count in counts.items() if not count} == set()
