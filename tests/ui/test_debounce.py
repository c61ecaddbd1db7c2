from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from neglect_workbook.ui.widgets.debounce import LONGEST_MS, PAUSE_MS, Debounce

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_due_comes_once_after_the_last_of_several_pokes(qtbot: "QtBot") -> None:
    parent = QObject()
    debounce = Debounce(parent, pause_ms=5, longest_ms=5000)
    told: list[bool] = []
    debounce.due.connect(lambda: told.append(True))
    with qtbot.waitSignal(debounce.due):
        for _ in range(3):
            debounce.poke()
    assert told == [True]
    assert not debounce.is_pending


def test_due_comes_although_the_pokes_do_not_pause(qtbot: "QtBot") -> None:
    parent = QObject()
    debounce = Debounce(parent, pause_ms=5000, longest_ms=40)
    typing = QTimer(parent)
    typing.timeout.connect(debounce.poke)
    typing.start(5)
    with qtbot.waitSignal(debounce.due, timeout=2000):
        debounce.poke()
    typing.stop()
    debounce.drop()


def test_flush_is_due_at_once_and_only_once(qtbot: "QtBot") -> None:
    parent = QObject()
    debounce = Debounce(parent)
    debounce.poke()
    assert debounce.is_pending
    with qtbot.waitSignal(debounce.due, timeout=0, raising=True):
        debounce.flush()
    with qtbot.assertNotEmitted(debounce.due):
        debounce.flush()
    assert not debounce.is_pending


def test_flush_says_nothing_where_nothing_is_pending(qtbot: "QtBot") -> None:
    parent = QObject()
    debounce = Debounce(parent)
    with qtbot.assertNotEmitted(debounce.due):
        debounce.flush()


def test_what_is_dropped_is_never_due(qtbot: "QtBot") -> None:
    parent = QObject()
    debounce = Debounce(parent, pause_ms=1, longest_ms=1)
    with qtbot.assertNotEmitted(debounce.due, wait=20):
        debounce.poke()
        debounce.drop()


def test_nobody_loses_more_than_two_seconds_of_typing() -> None:
    assert (PAUSE_MS, LONGEST_MS) == (750, 2000)
