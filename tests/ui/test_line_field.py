from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.field_note import FieldNote
from neglect_workbook.ui.widgets.labels import Strong
from neglect_workbook.ui.widgets.line_field import LineField
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme


class Page:
    """A line with another after it, in a window that has the focus."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", *, pause_ms: int = 750) -> None:
        self.field = LineField(theme, "Lead role", hint="a role", pause_ms=pause_ms)
        self.line = the(QLineEdit, self.field)
        self.next = QLineEdit()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.next)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.told: list[str] = []
        self.field.text_edited.connect(self.told.append)


@pytest.fixture
def page(qtbot: "QtBot", theme: "Theme") -> Page:
    return Page(qtbot, theme)


def test_typing_is_told_in_a_pause(qtbot: "QtBot", theme: "Theme") -> None:
    page = Page(qtbot, theme, pause_ms=5)
    with qtbot.waitSignal(page.field.text_edited, timeout=2000) as signal:
        QTest.keyClicks(page.line, "Head")
    assert signal.args == ["Head"]


def test_typing_is_told_at_once_on_leaving_the_line_and_on_enter(page: Page) -> None:
    page.field.focus_editor()
    QTest.keyClicks(page.line, "Head")
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    QTest.keyClicks(page.line, "s")
    page.next.setFocus()
    assert page.told == ["Head", "Heads"]


def test_showing_a_text_tells_nothing_and_never_replaces_unsent_typing(page: Page) -> None:
    page.field.set_text("Head")
    assert page.told == []
    QTest.keyClick(page.line, Qt.Key.Key_End)
    QTest.keyClicks(page.line, " teacher")
    page.field.set_text("Deputy")
    assert page.field.text() == "Head teacher"
    page.field.flush()
    page.field.set_text("Deputy")
    assert page.field.text() == "Deputy"
    assert page.told == ["Head teacher"]


def test_the_label_is_the_buddy_and_the_name_of_the_line(page: Page) -> None:
    assert the(Strong, page.field).buddy() is page.line
    assert page.line.accessibleName() == "Lead role, a role"


def test_a_problem_is_shown_and_told_to_screen_readers(page: Page) -> None:
    page.field.set_problem("Write a role, not a name.")
    assert page.line.property("state") == "error"
    assert page.line.accessibleDescription() == "Write a role, not a name."
    assert the(FieldNote, page.field).isVisible()
    page.field.set_problem("")
    assert not the(FieldNote, page.field).isVisible()


def test_a_closed_line_can_be_read_but_not_changed(page: Page) -> None:
    page.field.set_text("Head")
    page.field.set_read_only(is_read_only=True)
    QTest.keyClicks(page.line, "x")
    assert page.field.text() == "Head"
