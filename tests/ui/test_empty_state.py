"""The empty state."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.empty_state import EmptyState


def test_the_first_step_can_be_taken(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "No evidence yet", "Start with one thing you have.", "Add evidence")
    qtbot.addWidget(empty)
    button = empty.findChild(Button)
    assert isinstance(button, Button)
    assert button.accessibleName() == "Add evidence"
    with qtbot.waitSignal(empty.activated):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_read_as_a_whole(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "No voices yet", "Print the form first.", "")
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "No voices yet. Print the form first."
    assert empty.findChild(Button) is None
