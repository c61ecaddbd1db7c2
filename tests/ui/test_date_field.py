from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from neglect_workbook.ui.widgets.calendar_popup import CalendarPopup
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.field_note import FieldNote
from neglect_workbook.ui.widgets.labels import Strong
from neglect_workbook.ui.widgets.line_field import LineField
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

TODAY = date(2026, 11, 23)

# A display without windows cannot put a popup on top, nor give it the keyboard.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


class Page:
    """A date field with a line after it, in a window that has the focus."""

    def __init__(self, qtbot: "QtBot", theme: "Theme") -> None:
        self.qtbot = qtbot
        self.field = DateField(theme, "By when", today=lambda: TODAY)
        self.line = the(QLineEdit, self.field)
        self.note = the(FieldNote, self.field)
        self.next = QLineEdit()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.next)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.told: list[date | None] = []
        self.field.date_edited.connect(self.told.append)

    def write(self, text: str) -> None:
        self.field.focus_editor()
        self.line.selectAll()
        QTest.keyClick(self.line, Qt.Key.Key_Delete)
        QTest.keyClicks(self.line, text)

    def leave(self) -> None:
        self.next.setFocus()

    def open_calendar(self) -> CalendarPopup:
        button = the(QPushButton, self.field)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return the(CalendarPopup, self.field)


@pytest.fixture
def page(qtbot: "QtBot", theme: "Theme") -> Page:
    return Page(qtbot, theme)


def test_a_date_is_written_out_and_told_on_leaving(page: Page) -> None:
    page.write("17/12/2026")
    assert page.told == []
    page.leave()
    assert page.told == [date(2026, 12, 17)]
    assert page.line.text() == "17 December 2026"


def test_a_date_without_a_year_becomes_the_coming_one(page: Page) -> None:
    page.write("17 Jan")
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert page.told == [date(2027, 1, 17)]
    assert page.line.text() == "17 January 2027"


def test_the_date_of_what_has_happened_is_the_last_one(qtbot: "QtBot", theme: "Theme") -> None:
    field = DateField(theme, "Date of the evidence", today=lambda: TODAY, is_past=True)
    qtbot.addWidget(field)
    told: list[date] = []
    field.date_edited.connect(told.append)
    QTest.keyClicks(the(QLineEdit, field), "15 Sept")
    assert field.commit()
    assert told == [date(2026, 9, 15)]


def test_a_line_beside_a_date_that_says_what_is_wrong_stays_below_its_label(
    qtbot: "QtBot", theme: "Theme"
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lead, due = LineField(theme, "Who leads"), DateField(theme, "By when", today=lambda: TODAY)
    pair = QHBoxLayout(page)
    pair.addWidget(lead)
    pair.addWidget(due)
    with qtbot.waitExposed(page):
        page.show()
    QTest.keyClicks(the(QLineEdit, due), "half term")
    assert not due.commit()
    page.adjustSize()
    QApplication.processEvents()
    tops = [the(QLineEdit, field).mapTo(page, QPoint(0, 0)).y() for field in (lead, due)]
    assert tops[0] == tops[1]


def test_what_is_no_date_stays_with_a_sentence_below(page: Page) -> None:
    page.write("31/11/2026")
    page.leave()
    assert page.told == []
    assert page.line.text() == "31/11/2026"
    assert page.note.isVisible()
    assert page.note.text() == "November has 30 days. Check the date."
    assert page.line.accessibleDescription() == "November has 30 days. Check the date."
    page.field.focus_editor()
    QTest.keyClick(page.line, Qt.Key.Key_End)
    QTest.keyClick(page.line, Qt.Key.Key_Backspace)
    assert not page.note.isVisible()


def test_an_emptied_field_tells_that_there_is_no_date(page: Page) -> None:
    page.field.set_date(TODAY)
    page.write("")
    page.leave()
    assert page.told == [None]


def test_leaving_an_untouched_field_tells_nothing(page: Page) -> None:
    page.field.set_date(TODAY)
    page.field.focus_editor()
    page.leave()
    page.write("23 November 2026")
    page.leave()
    assert page.told == []


def test_showing_a_date_tells_nothing_and_never_replaces_typing(page: Page) -> None:
    page.field.set_date(TODAY)
    assert page.line.text() == "23 November 2026"
    page.write("17 Dec")
    page.field.set_date(date(2030, 1, 1))
    assert page.line.text() == "17 Dec"
    page.leave()
    assert page.told == [date(2026, 12, 17)]


def test_saving_while_somebody_types_leaves_the_line_alone(page: Page) -> None:
    page.write("17 Dec")
    page.field.flush()
    assert page.told == [date(2026, 12, 17)]
    assert page.line.text() == "17 Dec"
    page.write("17 De")
    page.field.flush()
    assert not page.note.isVisible()


def test_what_could_not_be_read_is_given_up_for_another_record(page: Page) -> None:
    page.write("soon")
    page.leave()
    page.field.forget_typing()
    page.field.set_date(None)
    assert page.line.text() == ""
    assert not page.note.isVisible()


def test_a_day_is_picked_from_the_calendar(page: Page) -> None:
    page.field.set_date(date(2026, 12, 1))
    popup = page.open_calendar()
    calendar = the(QCalendarWidget, popup)
    assert calendar.selectedDate() == QDate(2026, 12, 1)
    calendar.clicked.emit(QDate(2026, 12, 17))
    calendar.activated.emit(QDate(2026, 12, 17))
    assert page.told == [date(2026, 12, 17)]
    assert page.line.text() == "17 December 2026"
    assert page.line.hasFocus()


def test_escape_closes_the_calendar_without_a_date(page: Page) -> None:
    popup = page.open_calendar()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert page.told == []


def test_the_calendar_has_no_second_field_to_type_in(page: Page) -> None:
    popup = page.open_calendar()
    calendar = the(QCalendarWidget, popup)
    assert not calendar.isDateEditEnabled()
    popup.close()


def test_the_calendar_opens_by_keyboard(page: Page) -> None:
    page.field.focus_editor()
    QTest.keyClick(page.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = the(CalendarPopup, page.field)
    assert popup.isVisible()
    popup.close()


def test_line_and_button_are_named_by_the_label(page: Page) -> None:
    assert the(Strong, page.field).buddy() is page.line
    assert page.line.accessibleName() == "By when"
    assert the(QPushButton, page.field).accessibleName() == "Pick a day: By when"


def test_a_closed_field_can_be_read_but_not_changed(page: Page) -> None:
    page.field.set_date(TODAY)
    page.field.set_read_only(is_read_only=True)
    page.write("17 Dec")
    page.leave()
    assert page.line.text() == "23 November 2026"
    assert not the(QPushButton, page.field).isEnabled()
