from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from neglect_workbook.questions.loader import load
from neglect_workbook.ui.widgets.check_row import CheckRow
from neglect_workbook.ui.widgets.checks_card import ChecksCard
from neglect_workbook.ui.widgets.labels import Strong
from neglect_workbook.ui.widgets.suggestion_line import SuggestionLine
from neglect_workbook.ui.widgets.yes_no import YesNo
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

SCALE = load("bscp-neglect-2026").scale
FIRST, SECOND, THIRD, LAST = (check.id for check in SCALE.checks)
SPOT = QPoint(10, 10)


class Page:
    """The checks in a window, and what they told."""

    def __init__(self, qtbot: "QtBot", theme: "Theme") -> None:
        self.card = ChecksCard(theme, SCALE)
        qtbot.addWidget(self.card)
        self.card.resize(372, 400)
        with qtbot.waitExposed(self.card):
            self.card.show()
        self.told: list[tuple[str, object]] = []
        self.card.check_answered.connect(lambda check, answer: self.told.append((check, answer)))

    def row(self, check_id: str) -> CheckRow:
        place = [check.id for check in SCALE.checks].index(check_id)
        return self.card.findChildren(CheckRow)[place]

    def button(self, check_id: str, words: str) -> QRadioButton:
        buttons = self.row(check_id).findChildren(QRadioButton)
        return next(button for button in buttons if button.text() == words)

    def press(self, check_id: str, words: str) -> None:
        QTest.mouseClick(self.button(check_id, words), Qt.MouseButton.LeftButton, pos=SPOT)

    def suggestion(self) -> str:
        return the(SuggestionLine, self.card).text


@pytest.fixture
def page(qtbot: "QtBot", theme: "Theme") -> Page:
    return Page(qtbot, theme)


def test_the_heading_counts_the_checks_of_the_scale_in_words(page: Page) -> None:
    assert "Four checks" in [label.text() for label in page.card.findChildren(Strong)]


def test_without_answers_nothing_is_suggested(page: Page) -> None:
    assert page.suggestion() == "Answer the checks and we suggest a rating"


def test_yes_and_no_are_told_with_their_check(page: Page) -> None:
    page.press(FIRST, "Yes")
    page.press(SECOND, "No")
    assert page.told == [(FIRST, True), (SECOND, False)]
    assert page.suggestion() == "These suggest Partly in place"


def test_pressing_the_chosen_answer_again_takes_it_back(page: Page) -> None:
    page.press(FIRST, "No")
    page.press(FIRST, "No")
    assert page.told == [(FIRST, False), (FIRST, None)]
    assert not page.button(FIRST, "No").isChecked()


def test_a_double_click_answers_and_does_not_take_back(page: Page) -> None:
    button = page.button(FIRST, "Yes")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=SPOT)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton, pos=SPOT)
    assert page.told == [(FIRST, True)]


def test_checks_after_the_first_no_are_not_asked_and_say_why(page: Page) -> None:
    page.card.set_checks({FIRST: True, SECOND: False})
    assert page.button(SECOND, "Yes").isEnabled()
    for later in (THIRD, LAST):
        assert not page.button(later, "Yes").isEnabled()
        assert "stop at the first No" in page.row(later).toolTip()
    page.press(SECOND, "Yes")
    assert page.button(THIRD, "Yes").isEnabled()


def test_an_answer_after_the_first_no_is_kept_for_when_it_is_asked_again(page: Page) -> None:
    page.card.set_checks({FIRST: True, SECOND: True, THIRD: True})
    page.press(SECOND, "No")
    page.press(SECOND, "Yes")
    assert page.button(THIRD, "Yes").isChecked()
    assert page.told == [(SECOND, False), (SECOND, True)]


def test_showing_answers_tells_nothing(page: Page) -> None:
    page.card.set_checks({check.id: True for check in SCALE.checks})
    assert page.told == []
    assert page.suggestion() == "These suggest In place and making a difference"
    page.card.set_checks({})
    assert not any(button.isChecked() for button in page.card.findChildren(QRadioButton))


def test_the_keyboard_answers_and_takes_back(page: Page) -> None:
    page.card.focus_check(SECOND)
    assert page.button(SECOND, "Yes").hasFocus()
    QTest.keyClick(page.button(SECOND, "Yes"), Qt.Key.Key_Space)
    QTest.keyClick(page.button(SECOND, "Yes"), Qt.Key.Key_Right)
    QTest.keyClick(page.button(SECOND, "No"), Qt.Key.Key_Delete)
    assert page.told == [(SECOND, True), (SECOND, False), (SECOND, None)]


def test_a_jump_to_a_check_lands_on_its_answer(page: Page) -> None:
    page.card.set_checks({FIRST: True, SECOND: False})
    page.card.focus_check(SECOND)
    assert page.button(SECOND, "No").hasFocus()
    with pytest.raises(KeyError):
        page.card.focus_check("no_such_check")


def test_a_closed_review_takes_no_answer(page: Page) -> None:
    page.card.set_checks({FIRST: True})
    page.card.set_read_only(is_read_only=True)
    page.press(FIRST, "No")
    page.press(SECOND, "Yes")
    assert page.told == []
    assert page.button(FIRST, "Yes").isChecked()


def test_each_pair_is_named_by_its_question(page: Page) -> None:
    pairs = page.card.findChildren(YesNo)
    assert [pair.accessibleName() for pair in pairs] == [check.text for check in SCALE.checks]
    for pair, check in zip(pairs, SCALE.checks, strict=True):
        for button in pair.findChildren(QRadioButton):
            assert check.text in button.accessibleDescription()


def test_the_rows_grow_with_the_zoom(page: Page, theme: "Theme") -> None:
    before = page.row(FIRST).minimumHeight()
    theme.set_zoom(200)
    assert page.row(FIRST).minimumHeight() == 2 * before
