from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from neglect_workbook.ui.idle_steps import IdleSteps

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_one_step_is_taken_at_a_time_and_the_end_is_told(qtbot: "QtBot") -> None:
    parent = QObject()
    taken: list[str] = []

    def first() -> None:
        taken.append("first")
        QTimer.singleShot(0, lambda: taken.append("a key"))

    steps = IdleSteps(iter([first, lambda: taken.append("second")]), parent, first=0, then=5)
    assert taken == []
    with qtbot.waitSignal(steps.finished):
        pass

    assert taken == ["first", "a key", "second"]


def test_the_first_step_waits_for_as_long_as_it_is_told(qtbot: "QtBot") -> None:
    parent = QObject()
    taken: list[str] = []
    QTimer.singleShot(20, lambda: taken.append("what was asked meanwhile"))
    steps = IdleSteps(iter([lambda: taken.append("step")]), parent, first=60, then=0)

    with qtbot.waitSignal(steps.finished):
        pass

    assert taken == ["what was asked meanwhile", "step"]
