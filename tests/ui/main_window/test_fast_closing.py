"""Rows 25 and 26: closing at once keeps the last state, and a slow disk stops no typing."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.storage.change_log import ChangeLog
from neglect_workbook.storage.heading import LogState
from neglect_workbook.storage.saver import Saver
from neglect_workbook.storage.store import Store
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from tests.faults.rounds import Figures, rounds
from tests.storage.builders import Dice
from tests.ui.main_window.whole import view_of


def _box(window: MainWindow, question_id: str) -> QTextEdit:
    view_of(window).go_to(Jump(PageId.QUESTIONS, question_id=question_id, field="reason"))
    box = QApplication.focusWidget()
    assert isinstance(box, QTextEdit)
    return box


def _write(window: MainWindow, question_id: str, text: str) -> None:
    box = _box(window, question_id)
    box.selectAll()
    QTest.keyClicks(box, text)


def _shown(path: Path, profile: Path) -> dict[str, object]:
    """The last state of every reason in the file."""
    changes = Store.open(path, profile, read_only=True).changes
    state = FoldedState(changes)
    keys = {change.key for change in changes if change.key.field == "reason"}
    return {key.record_id.rpartition("/")[2]: state.value(key) for key in keys}


def _type_and_close(window: MainWindow, path: Path, profile: Path, times: int, dice: Dice) -> int:
    """Two fast edits, now and then undo, and close at once; how many last states were lost."""
    lost = 0
    _write(window, "M3", "First.")
    for number in range(times):
        # The window opens with the keyboard in the box that it was closed in.
        box = QApplication.focusWidget()
        assert isinstance(box, QTextEdit)
        box.selectAll()
        QTest.keyClicks(box, f"One {number}")
        QTest.keyClicks(box, f" and {number}")
        if dice.below(3) == 0:
            QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        wanted = box.toPlainText()
        window.close_workbook()
        lost += _shown(path, profile).get("M3", "") != wanted
        window.open_path(path)
    return lost


# A window that was closed goes once a test is over, so one test closes only so many.
@pytest.mark.parametrize(
    "part", [0, *(pytest.param(one, marks=pytest.mark.slow) for one in range(1, 10))]
)
@rounds(6, slow=50)
def test_the_last_state_is_there_after_closing_at_once(
    opened: MainWindow, ours: Path, isolated_profile: Path, part: int, times: int, figures: Figures
) -> None:
    lost = _type_and_close(opened, ours, isolated_profile, times, Dice(part))

    figures("25", f"two fast edits, undo, close at once ({part})", times=times, lost=lost)
    assert lost == 0


def test_a_close_that_waits_for_nothing_is_found_out(
    opened: MainWindow, ours: Path, isolated_profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patches:
        patches.setattr(Saver, "close", Saver.abandon)
        _write(opened, "M1", "One.")
        opened.close_workbook()

    assert _shown(ours, isolated_profile).get("M1", "") != "One."
    opened.open_path(ours)


def test_typing_goes_on_while_the_disk_takes_no_commit(
    opened: MainWindow, ours: Path, isolated_profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, has_begun = Event(), Event()
    append = ChangeLog.append

    def append_slowly(
        log: ChangeLog, change_sets: Sequence[ChangeSet], *, beyond: int = 0
    ) -> LogState:
        has_begun.set()
        assert may_go_on.wait(timeout=30)
        return append(log, change_sets, beyond=beyond)

    monkeypatch.setattr(ChangeLog, "append", append_slowly)
    _write(opened, "M1", "Before.")
    # Going on to the next box sends what stands in this one.
    _write(opened, "M3", "While the disk stands still.")
    assert has_begun.wait(timeout=30)
    assert _box(opened, "M3").toPlainText() == "While the disk stands still."
    may_go_on.set()
    opened.close_workbook()

    assert _shown(ours, isolated_profile)["M3"] == "While the disk stands still."
    opened.open_path(ours)
