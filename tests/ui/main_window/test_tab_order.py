"""Tab goes on in reading order in parts that were made after the page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.reading_order import stops, takes_tab
from neglect_workbook.ui.widgets.rating_option import RatingOption
from tests.ui.main_window.whole import button_on, name_of, view_of


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def page_of(window: MainWindow, page_id: PageId) -> QWidget:
    view_of(window).go_to(Jump(page_id))
    page = view_of(window).current_page
    assert page is not None
    return page


def test_the_last_question_of_a_paper_form_leads_to_saving_it(window: MainWindow) -> None:
    window.open_sample()
    page = page_of(window, PageId.VOICES)
    button_on(page, "Enter a paper form").click()
    last = [one for one in page.findChildren(RatingOption) if one.isVisible()][-1]
    last.setFocus()

    press(Qt.Key.Key_Tab)
    assert name_of(QApplication.focusWidget()).startswith("Save this form")
    press(Qt.Key.Key_Tab)
    assert name_of(QApplication.focusWidget()) == "Close"


def test_an_earlier_period_that_was_added_leads_to_the_next_one(window: MainWindow) -> None:
    window.open_sample()
    page = page_of(window, PageId.INDICATORS)
    button_on(page, "Add an earlier").click()
    in_order = [one for one in stops(page) if takes_tab(one)]
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)

    press(Qt.Key.Key_Tab)
    now = QApplication.focusWidget()
    assert isinstance(now, QLineEdit)
    assert now is in_order[in_order.index(focused) + 1]


def test_the_key_that_the_menu_names_brings_typing_back(opened: MainWindow) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    box = QApplication.focusWidget()
    assert isinstance(box, QTextEdit)
    QTest.keyClicks(box, "Neglect is named early")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == ""

    press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == "Neglect is named early"
