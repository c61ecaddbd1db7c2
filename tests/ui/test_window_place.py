from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from neglect_workbook.ui.window_place import place_window, remember_window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences


def test_a_window_opens_at_the_size_at_which_it_was_left(
    qtbot: "QtBot", preferences: "Preferences"
) -> None:
    left, opened = QMainWindow(), QMainWindow()
    qtbot.addWidget(left)
    qtbot.addWidget(opened)
    place_window(left, preferences)
    left.resize(640, 480)
    remember_window(left, preferences)

    place_window(opened, preferences)
    assert (opened.width(), opened.height()) == (640, 480)
    assert not opened.isMaximized()


def test_a_window_that_the_screen_cannot_hold_fills_the_screen(
    qtbot: "QtBot", preferences: "Preferences"
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(window.screen().availableSize() * 2)

    place_window(window, preferences)
    assert window.isMaximized()
