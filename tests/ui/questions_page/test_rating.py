from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from neglect_workbook.ui.pages.question.nudges import Nudges
from neglect_workbook.ui.pages.question.strip import QuestionStrip
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.rating_label import RatingLabel
from neglect_workbook.ui.widgets.rating_option import RatingOption
from tests.ui.finding import the
from tests.ui.questions_page.shown import QuestionsShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

OVERRIDE = "Why we chose another rating"
NOT_FOR_US = "Why it does not apply to us"
NO_ACTION = "Why we have no action"
SAY_WHY = "Say in a line why this does not apply to you."


@pytest.fixture
def shown(empty: QuestionsShown) -> QuestionsShown:
    empty.go("M1")
    return empty


def banners(shown: QuestionsShown) -> list[str]:
    return [
        banner.accessibleName()
        for nudges in shown.page.findChildren(Nudges)
        for banner in nudges.findChildren(Banner)
        if banner.isVisibleTo(shown.page)
    ]


def answer_check(shown: QuestionsShown, text: str, words: str) -> None:
    for button in shown.page.findChildren(QRadioButton):
        if button.accessibleDescription() == text and button.accessibleName() == words:
            button.click()
            return
    raise AssertionError(text)


def answer_checks(shown: QuestionsShown, *answers: str) -> None:
    checks = shown.session.snapshot.framework.scale.checks
    for check, words in zip(checks, answers, strict=False):
        answer_check(shown, check.text, words)


def test_the_checks_are_saved_and_suggest_a_rating(shown: QuestionsShown) -> None:
    answer_checks(shown, "Yes", "Yes", "No")
    assert dict(shown.answer("M1").checks) == {"do": True, "routine": True, "checked": False}
    suggested = [one.code for one in shown.page.findChildren(RatingOption) if one.is_suggested]
    assert suggested == ["1"]
    assert shown.answer("M1").rating == ""


def test_a_check_that_is_taken_back_is_not_answered(shown: QuestionsShown) -> None:
    answer_checks(shown, "Yes")
    answer_checks(shown, "Yes")
    assert dict(shown.answer("M1").checks) == {}


def test_number_keys_choose_a_rating(shown: QuestionsShown) -> None:
    shown.go("M1", "rating")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_4)
    assert shown.answer("M1").rating == "2"


def test_another_rating_than_suggested_asks_for_a_line_why(shown: QuestionsShown) -> None:
    answer_checks(shown, "No")
    shown.choose("0")
    assert not shown.all_named(type(shown.box("Why we chose this rating")), OVERRIDE)
    shown.choose("2")
    shown.type_into(OVERRIDE, "We began last week.")
    shown.page.flush()
    assert shown.answer("M1").override_reason == "We began last week."


def test_does_not_apply_asks_why_and_only_then_minds(shown: QuestionsShown) -> None:
    shown.choose("na")
    assert SAY_WHY not in shown.texts()
    shown.type_into(NOT_FOR_US, "x")
    shown.page.flush()
    shown.box(NOT_FOR_US).clear()
    shown.page.flush()
    assert SAY_WHY in shown.texts()
    shown.type_into(NOT_FOR_US, "We have no staff.")
    shown.page.flush()
    assert SAY_WHY not in shown.texts()
    assert shown.answer("M1").not_applicable_reason == "We have no staff."


def test_a_reason_that_is_missing_is_minded_on_coming_back(shown: QuestionsShown) -> None:
    shown.choose("na")
    shown.page.step(1)
    shown.page.step(-1)
    assert SAY_WHY in shown.texts()


def test_a_reason_goes_to_the_rating_it_was_typed_for(shown: QuestionsShown) -> None:
    answer_checks(shown, "No")
    shown.choose("na")
    shown.type_into(NOT_FOR_US, "No staff.")
    shown.choose("2")
    assert shown.answer("M1").not_applicable_reason == "No staff."
    assert shown.answer("M1").override_reason == ""
    assert shown.box(OVERRIDE).text() == ""


def test_a_jump_to_the_reason_line_finds_it(shown: QuestionsShown) -> None:
    shown.choose("na")
    shown.go("M1", "not_applicable_reason")
    assert shown.box(NOT_FOR_US).hasFocus()
    assert shown.page.place.field == "not_applicable_reason"


def test_a_red_without_an_action_is_asked_for_one_or_for_a_line(shown: QuestionsShown) -> None:
    shown.choose("0")
    assert banners(shown) == ["M1 is red and has no action. Add one, or say in a line why not."]
    shown.go("M1", "no_action_reason")
    assert shown.box(NO_ACTION).hasFocus()
    shown.type_into(NO_ACTION, "We start in spring.")
    shown.page.flush()
    assert shown.answer("M1").no_action_reason == "We start in spring."
    assert banners(shown) == []
    assert shown.box(NO_ACTION).text() == "We start in spring."
    shown.choose("1")
    assert not shown.all_named(type(shown.box("Why we chose this rating")), NO_ACTION)


def test_a_nudge_leads_to_the_check_it_speaks_of(
    qtbot: "QtBot",
    theme: "Theme",
    sample_session: "WorkbookSession",
    preferences: "Preferences",
) -> None:
    shown = QuestionsShown(qtbot, theme, sample_session, preferences)
    shown.go("M3")
    assert banners(shown) == [
        "Your evidence looks stronger than your rating. Look at check 3 again, or keep your rating."
    ]
    shown.press("Look at check 3")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleDescription() == "Have we checked quality in the last 12 months?"
    assert shown.page.place.field == "checks"


def test_the_top_rating_is_asked_what_tells_that_children_are_better_off(
    shown: QuestionsShown,
) -> None:
    shown.choose("3")
    assert banners(shown) == [
        "You chose the top rating. What tells you children's lives are better?"
    ]
    shown.press("Say what is changing")
    assert shown.box("What is changing for children").hasFocus()


def test_undo_takes_a_rating_back_on_the_page(shown: QuestionsShown) -> None:
    shown.choose("0")
    shown.session.undo()
    assert [one.code for one in shown.page.findChildren(RatingOption) if one.isChecked()] == []
    assert banners(shown) == []


def test_the_strip_says_the_rating_in_words(shown: QuestionsShown) -> None:
    shown.choose("1")
    strip = the(QuestionStrip, shown.page)
    assert the(RatingLabel, strip).text() == "Partly in place"
