"""The focus ring."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.tokens import LIGHT
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.focus_ring import install_focus_ring

if TYPE_CHECKING:
    from neglect_workbook.ui.widgets.focus_ring import FocusRing

BY_TAB = Qt.FocusReason.ShortcutFocusReason


class Window(QWidget):
    """Two buttons and a field, with a ring."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.first = Button(theme, "First")
        self.second = Button(theme, "Second")
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        for widget in (self.first, self.second, self.field):
            column.addWidget(widget)
        self.ring: FocusRing = install_focus_ring(self, theme)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[Window]:
    window = Window(theme)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    window.field.setFocus()
    yield window
    window.close()


def test_the_keyboard_shows_the_ring(window: Window) -> None:
    window.first.setFocus(BY_TAB)
    assert window.ring.widget is window.first
    window.second.setFocus(BY_TAB)
    assert window.ring.widget is window.second


def test_an_input_turns_its_own_edge(window: Window) -> None:
    window.first.setFocus(BY_TAB)
    window.field.setFocus(BY_TAB)
    assert window.ring.widget is None


def test_a_click_shows_no_ring(window: Window) -> None:
    window.first.setFocus(BY_TAB)
    handle = window.windowHandle()
    place = window.second.mapTo(window, QPoint(10, 10))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    assert window.second.hasFocus()
    assert window.ring.widget is None
    window.first.setFocus()
    assert window.ring.widget is None
    window.second.setFocus(BY_TAB)
    assert window.ring.widget is window.second


def test_the_ring_stands_two_pixels_off_the_control(window: Window) -> None:
    window.first.setFocus(BY_TAB)
    image = window.grab().toImage()
    corner = window.first.geometry()
    middle = corner.center().x()
    above = [image.pixelColor(middle, corner.top() - off).name() for off in (1, 2, 3, 4, 5)]
    ring = LIGHT.focus.lower()
    assert above[2:4] == [ring, ring]
    assert ring not in {above[0], above[1], above[4]}


def test_the_ring_is_thicker_in_high_contrast(window: Window, theme: Theme) -> None:
    window.first.setFocus(BY_TAB)
    theme.set_name("high_contrast")
    image = window.grab().toImage()
    corner = window.first.geometry()
    middle = corner.center().x()
    above = [image.pixelColor(middle, corner.top() - off).name() for off in (3, 4, 5)]
    assert above == [theme.hex("focus").lower()] * 3


def test_the_ring_follows_what_it_is_round(window: Window) -> None:
    window.first.setFocus(BY_TAB)
    window.first.move(60, 40)
    image = window.grab().toImage()
    corner = window.first.geometry()
    assert image.pixelColor(corner.center().x(), corner.top() - 3).name() == LIGHT.focus.lower()


def test_the_ring_goes_with_what_it_is_round(window: Window) -> None:
    window.first.setFocus(BY_TAB)
    window.first.deleteLater()
    window.first.hide()
    assert window.ring.widget is not window.first


def test_a_page_that_scrolls_takes_the_ring_along(theme: Theme, window: Window) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    buttons = [Button(theme, f"Button {number}") for number in range(20)]
    for button in buttons:
        column.addWidget(button)
    area = QScrollArea()
    area.setWidget(page)
    area.setFixedHeight(120)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(area)
    area.show()
    buttons[12].setFocus(BY_TAB)
    area.ensureWidgetVisible(buttons[12])
    image = area.viewport().grab().toImage()
    top = buttons[12].mapTo(area.viewport(), QPoint(20, 0))
    assert image.pixelColor(top.x(), top.y() - 3).name() == LIGHT.focus.lower()


def test_a_dialog_of_the_window_has_the_ring_too(
    theme: Theme, qtbot: QtBot, window: Window
) -> None:
    dialog = QDialog(window)
    button = Button(theme, "Keep both")
    QVBoxLayout(dialog).addWidget(button)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    button.setFocus(BY_TAB)
    assert window.ring.widget is button
    dialog.close()


def test_a_ring_that_went_does_not_come_back_when_its_widget_moves(window: Window) -> None:
    window.first.setFocus(BY_TAB)
    gone = [one for one in window.findChildren(QWidget) if type(one).__name__ == "_Ring"]
    window.field.setFocus(BY_TAB)
    window.first.move(window.first.x() + 5, window.first.y())

    assert gone
    assert not any(ring.isVisible() for ring in gone)
