from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.labels import Strong
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

OPTIONS = [("not_started", "Not started"), ("on_track", "On track"), ("done", "Done")]


class Page:
    """A drop-down with a line before it, in a window that has the focus."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", empty: str = "") -> None:
        self.field = ChoiceField(theme, "Status", OPTIONS, empty=empty)
        self.box = the(QComboBox, self.field)
        self.other = QLineEdit()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.other)
        layout.addWidget(self.field)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.other.setFocus()
        self.told: list[str] = []
        self.field.chosen.connect(self.told.append)

    def turn_wheel(self) -> None:
        middle = QPointF(self.box.rect().center())
        is_inverted = False
        event = QWheelEvent(
            middle,
            QPointF(self.box.mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            is_inverted,
        )
        QApplication.sendEvent(self.box, event)


@pytest.fixture
def page(qtbot: "QtBot", theme: "Theme") -> Page:
    return Page(qtbot, theme)


def test_a_choice_by_keyboard_is_told_once(page: Page) -> None:
    page.field.set_choice("not_started")
    page.field.focus_editor()
    QTest.keyClick(page.box, Qt.Key.Key_Down)
    assert page.told == ["on_track"]
    assert page.field.choice == "on_track"


def test_showing_a_choice_tells_nothing(page: Page) -> None:
    page.field.set_choice("done")
    assert page.box.currentText() == "Done"
    page.field.set_choice("")
    assert page.box.currentText() == ""
    assert page.told == []


def test_the_empty_option_stands_for_no_choice(qtbot: "QtBot", theme: "Theme") -> None:
    page = Page(qtbot, theme, empty="Not chosen")
    page.field.set_choice("")
    assert page.box.currentText() == "Not chosen"
    page.field.set_choice("on_track")
    page.field.focus_editor()
    QTest.keyClick(page.box, Qt.Key.Key_Home)
    assert page.told == [""]


def test_an_option_that_is_not_offered_shows_as_none(qtbot: "QtBot", theme: "Theme") -> None:
    page = Page(qtbot, theme, empty="Not chosen")
    page.field.set_choice("from_another_framework")
    assert page.box.currentText() == "Not chosen"
    assert page.field.choice == ""


def test_the_wheel_changes_nothing_unless_the_field_has_the_focus(page: Page) -> None:
    page.field.set_choice("not_started")
    page.turn_wheel()
    assert page.field.choice == "not_started"
    page.field.focus_editor()
    page.turn_wheel()
    assert page.told == ["on_track"]


def test_the_choice_stays_when_other_options_are_offered(page: Page) -> None:
    page.field.set_choice("done")
    page.field.set_options([("done", "Finished"), ("stopped", "Stopped")])
    assert page.box.currentText() == "Finished"
    assert page.told == []


def test_the_label_is_the_buddy_and_the_name_of_the_drop_down(page: Page) -> None:
    assert the(Strong, page.field).buddy() is page.box
    assert page.box.accessibleName() == "Status"


def test_a_closed_drop_down_cannot_be_changed(page: Page) -> None:
    page.field.set_read_only(is_read_only=True)
    assert not page.box.isEnabled()
