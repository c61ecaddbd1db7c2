from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.table_delegate import CHIPS_ROLE, TableDelegate
from neglect_workbook.ui.widgets.table_view import ColumnWidth, TableView
from tests.ui.pictures import colours_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

ROWS = (("Log", "2 June", ("M3", "M4")), ("Minutes", "9 May", ("S1",)), ("Audit", "1 May", ()))


class Page:
    """A table between two lines, and what it told."""

    def __init__(self, qtbot: "QtBot", theme: "Theme") -> None:
        self.model = QStandardItemModel(0, 3)
        self.model.setHorizontalHeaderLabels(["What it is", "Date", "Supports"])
        for title, day, chips in ROWS:
            last = QStandardItem("")
            last.setData(chips, CHIPS_ROLE)
            last.setEditable(False)
            self.model.appendRow([QStandardItem(title), QStandardItem(day), last])
        columns = (ColumnWidth(200, 1), ColumnWidth(120), ColumnWidth(150))
        self.table = TableView(theme, "Evidence", columns)
        self.table.setModel(self.model)
        self.table.setItemDelegate(TableDelegate(theme, self.table))
        self.opened: list[int] = []
        self.targets: list[str] = []
        self.pressed: list[int] = []
        self.table.row_opened.connect(lambda index: self.opened.append(index.row()))
        self.table.card_pressed.connect(lambda index: self.pressed.append(index.row()))
        self.table.target_activated.connect(lambda _, target: self.targets.append(target))
        self.before, self.after = QLineEdit(), QLineEdit()
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        for widget in (self.before, self.table, self.after):
            layout.addWidget(widget)
        qtbot.addWidget(self.window)
        self.resize(qtbot, 700)

    def resize(self, qtbot: "QtBot", width: int) -> None:
        self.window.resize(width, 400)
        with qtbot.waitExposed(self.window):
            self.window.show()
        QApplication.processEvents()

    def rect(self, row: int, column: int) -> QRect:
        return self.table.visualRect(self.model.index(row, column))

    def press(self, place: QPoint) -> None:
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def arrow(self, row: int) -> QPoint:
        rect = self.rect(row, self.table.last_column)
        return QPoint(rect.right() - 10, rect.center().y())


@pytest.fixture
def page(qtbot: "QtBot", theme: "Theme") -> Iterator[Page]:
    page = Page(qtbot, theme)
    yield page
    page.window.close()


def test_columns_fill_the_width_and_the_first_takes_what_is_left(page: Page) -> None:
    widths = [page.table.columnWidth(column) for column in range(3)]

    assert sum(widths) == page.table.viewport().width()
    assert widths[1:] == [120, 150]
    assert widths[0] > 200


def test_without_room_for_its_columns_every_row_is_a_card(page: Page, qtbot: "QtBot") -> None:
    page.resize(qtbot, 400)

    assert page.table.is_narrow
    assert page.table.header.isHidden()
    assert page.table.isColumnHidden(1)
    assert page.table.columnWidth(0) == page.table.viewport().width()


def test_with_room_again_the_columns_come_back(page: Page, qtbot: "QtBot") -> None:
    page.resize(qtbot, 400)
    page.resize(qtbot, 700)

    assert not page.table.is_narrow
    assert not page.table.header.isHidden()
    assert not page.table.isColumnHidden(2)


def test_larger_text_needs_more_room(page: Page, theme: "Theme") -> None:
    height = page.table.rowHeight(0)
    theme.set_zoom(200)

    assert page.table.is_narrow
    assert page.table.rowHeight(0) > height


def test_enter_opens_the_row(page: Page) -> None:
    page.table.select_row(1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)

    assert page.opened == [1]


def test_the_arrow_at_the_end_of_a_row_opens_it(page: Page) -> None:
    page.press(page.arrow(2))

    assert page.opened == [2]


def test_a_press_elsewhere_selects_and_opens_nothing(page: Page) -> None:
    page.press(page.rect(1, 0).center())

    assert page.opened == []
    assert page.table.currentIndex().row() == 1


def test_a_double_press_opens_where_nothing_is_edited_in_place(page: Page) -> None:
    place = QPoint(page.rect(2, 2).left() + 60, page.rect(2, 2).center().y())
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert page.opened == [2]


def test_a_press_on_a_chip_tells_which_one(page: Page) -> None:
    rect = page.rect(0, 2)
    page.press(QPoint(rect.left() + 24, rect.center().y()))

    assert page.targets == ["M3"]
    assert page.opened == []


def test_a_press_on_a_card_is_told(page: Page, qtbot: "QtBot") -> None:
    page.resize(qtbot, 400)
    page.press(QPoint(40, page.rect(1, 0).center().y()))

    assert page.pressed == [1]


def test_tab_leaves_the_table(page: Page) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)

    assert page.after.hasFocus()


def test_up_from_the_first_row_leads_to_the_header_and_down_leads_back(page: Page) -> None:
    page.table.select_row(0)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.table.header.hasFocus()
    QTest.keyClick(page.table.header, Qt.Key.Key_Down)

    assert page.table.hasFocus()


def test_the_header_sorts_by_keyboard_and_turns_on_the_second_press(page: Page) -> None:
    header = page.table.header
    header.focus_column(0)
    QTest.keyClick(header, Qt.Key.Key_Return)
    assert titles(page) == ["Audit", "Log", "Minutes"]
    QTest.keyClick(header, Qt.Key.Key_Return)

    assert titles(page) == ["Minutes", "Log", "Audit"]


def test_the_sign_for_information_tells_and_does_not_sort(page: Page) -> None:
    asked: list[int] = []
    header = page.table.header
    header.set_info_columns(1)
    header.info_requested.connect(asked.append)
    before = header.sortIndicatorSection()
    place = header.info_rect(1).center()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked == [1]
    assert header.sortIndicatorSection() == before


def test_a_column_without_an_order_is_not_sorted_by(page: Page) -> None:
    header = page.table.header
    header.set_unsorted_columns(2)
    before = header.sortIndicatorSection()
    place = QPoint(header.sectionViewportPosition(2) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert header.sortIndicatorSection() == before


def test_a_selected_row_shows_by_its_tint_and_its_bar(page: Page, theme: "Theme") -> None:
    page.table.select_row(0)
    picture = page.table.viewport().grab(page.rect(0, 0)).toImage()

    tokens = theme.tokens
    assert {tokens.accent.lower(), tokens.accent_tint.lower()} <= colours_in(picture)


def test_in_high_contrast_a_selected_row_is_solid(page: Page, theme: "Theme") -> None:
    theme.set_name("high_contrast")
    page.table.select_row(0)
    picture = page.table.viewport().grab(page.rect(0, 0)).toImage()

    assert theme.tokens.select.lower() in colours_in(picture)


def test_in_high_contrast_the_focus_shows_on_a_selected_row(page: Page, theme: "Theme") -> None:
    theme.set_name("high_contrast")
    page.table.select_row(0)
    page.before.setFocus()
    without = page.table.viewport().grab(page.rect(0, 0)).toImage()
    page.table.setFocus()

    assert page.table.viewport().grab(page.rect(0, 0)).toImage() != without


def test_chips_without_room_are_counted(page: Page) -> None:
    delegate = page.table.itemDelegate()
    assert isinstance(delegate, TableDelegate)
    words = ("M1", "M2", "M3", "M4")
    placed = delegate.chips_placed(QRect(0, 0, 130, 38), words)

    assert [word for _, word in placed] == ["M1", "M2"]
    assert len(delegate.chips_placed(QRect(0, 0, 300, 38), words)) == 4


def titles(page: Page) -> list[str]:
    rows = range(page.model.rowCount())
    return [str(page.model.index(row, 0, QModelIndex()).data()) for row in rows]
