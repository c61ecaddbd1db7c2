from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from neglect_workbook.questions.loader import load
from neglect_workbook.ui.widgets.chip import Chip
from neglect_workbook.ui.widgets.labels import Strong
from neglect_workbook.ui.widgets.question_chips import QuestionChips
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

FRAMEWORK = load("bscp-neglect-2026")


class Page:
    """Question chips in a window, and what they told."""

    def __init__(self, qtbot: "QtBot", theme: "Theme") -> None:
        self.field = QuestionChips(theme, FRAMEWORK, ("S", "M"))
        qtbot.addWidget(self.field)
        self.field.resize(400, 200)
        with qtbot.waitExposed(self.field):
            self.field.show()
        menu = self.add_button().menu()
        assert isinstance(menu, QMenu)
        self.menu = menu
        self.told: list[object] = []
        self.field.questions_edited.connect(self.told.append)

    def chips(self) -> list[Chip]:
        return [chip for chip in self.field.findChildren(Chip) if not chip.isHidden()]

    def words(self) -> list[str]:
        return [chip.accessibleName() for chip in self.chips()]

    def add_button(self) -> QPushButton:
        buttons = self.field.findChildren(QPushButton)
        return next(button for button in buttons if not isinstance(button, Chip))

    def sets(self) -> dict[str, list[QAction]]:
        """What is offered, by the name of its set."""
        self.menu.aboutToShow.emit()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        menus = [one for one in self.menu.findChildren(QMenu) if one.actions()]
        return {menu.title(): menu.actions() for menu in menus}

    def offered(self) -> list[str]:
        return [action.text() for actions in self.sets().values() for action in actions]

    def add(self, question_id: str) -> None:
        actions = [action for actions in self.sets().values() for action in actions]
        next(one for one in actions if one.text().startswith(f"{question_id} ")).trigger()


@pytest.fixture
def page(qtbot: "QtBot", theme: "Theme") -> Page:
    return Page(qtbot, theme)


def name(question_id: str) -> str:
    return f"{question_id} {FRAMEWORK.question(question_id).short_name}"


def test_chosen_questions_show_as_chips_in_the_order_of_the_framework(page: Page) -> None:
    page.field.set_question_ids(["M3", "S2"])
    assert page.words() == [name("S2"), name("M3")]
    assert page.told == []


def test_the_menu_offers_what_is_not_chosen_yet_set_by_set(page: Page) -> None:
    page.field.set_question_ids(["S1", "M3"])
    offered = [words.split()[0] for words in page.offered()]
    expected = [q.id for q in FRAMEWORK.questions(("S", "M")) if q.id not in ("S1", "M3")]
    assert offered == expected
    assert list(page.sets()) == [FRAMEWORK.question_set(one).name for one in ("S", "M")]


def test_the_menu_of_every_set_is_no_longer_than_its_sets(qtbot: "QtBot", theme: "Theme") -> None:
    every = tuple(one.id for one in FRAMEWORK.question_sets)
    field = QuestionChips(theme, FRAMEWORK, every)
    qtbot.addWidget(field)
    menu = the(QMenu, field)
    menu.aboutToShow.emit()
    assert len(menu.actions()) == len(every)


def test_one_set_is_offered_at_once(qtbot: "QtBot", theme: "Theme") -> None:
    field = QuestionChips(theme, FRAMEWORK, ("M",))
    qtbot.addWidget(field)
    menu = the(QMenu, field)
    menu.aboutToShow.emit()
    offered = [action.text().split()[0] for action in menu.actions()]
    assert offered == [q.id for q in FRAMEWORK.questions(("M",))]


def test_a_question_is_added_from_the_menu(page: Page) -> None:
    page.field.set_question_ids(["M3"])
    page.add("S2")
    assert page.told == [("S2", "M3")]
    assert page.words() == [name("S2"), name("M3")]


def test_a_question_is_taken_away_by_keyboard_and_the_focus_is_not_lost(page: Page) -> None:
    page.field.set_question_ids(["S2", "M3"])
    chip = page.chips()[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert page.told == [("M3",)]
    assert page.words() == [name("M3")]
    assert page.add_button().hasFocus()


def test_tab_goes_from_chip_to_chip_and_then_to_the_button_that_adds(
    qtbot: "QtBot", theme: "Theme"
) -> None:
    field, window = QuestionChips(theme, FRAMEWORK, ("S", "M")), QWidget()
    before, after = QLineEdit(), QLineEdit()
    layout = QVBoxLayout(window)
    for widget in (before, field, after):
        layout.addWidget(widget)
    qtbot.addWidget(window)
    field.set_question_ids(("M3", "S1"))
    with qtbot.waitExposed(window):
        window.show()
    before.setFocus()
    reached: list[QWidget | None] = []
    for _ in range(4):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())

    chips = field.findChildren(Chip)
    assert [chip.accessibleName()[:2] for chip in chips] == ["S1", "M3"]
    assert reached[:2] == chips
    assert isinstance(reached[2], QPushButton)
    assert reached[3] is after


def test_a_question_that_the_framework_does_not_know_is_kept(page: Page) -> None:
    page.field.set_question_ids(["X9", "M3"])
    page.add("S2")
    assert page.told == [("S2", "M3", "X9")]
    assert page.words()[-1] == "X9"


def test_when_every_question_is_chosen_the_menu_says_so(page: Page) -> None:
    page.field.set_question_ids([question.id for question in FRAMEWORK.questions()])
    assert page.offered() == []
    assert [action.text() for action in page.menu.actions()] == ["Every question is here"]


def test_a_closed_field_offers_neither_adding_nor_taking_away(page: Page) -> None:
    page.field.set_question_ids(["M3"])
    page.field.set_read_only(is_read_only=True)
    assert page.add_button().isHidden()
    QTest.keyClick(page.chips()[0], Qt.Key.Key_Delete)
    assert page.told == []
    page.field.set_read_only(is_read_only=False)
    assert not page.add_button().isHidden()


def test_the_label_is_the_buddy_of_the_button_that_adds(page: Page) -> None:
    assert the(Strong, page.field).buddy() is page.add_button()
    assert page.add_button().accessibleName() == "Add a question: Questions it is for"
