"""Closing a review and starting the next, on the pages where people do it and see it."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.dates import long_date
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.navigation_model import CONFIRM_ROLE
from neglect_workbook.ui.navigation_tree import NavigationTree
from neglect_workbook.ui.pages.question.last_answer_topic import LastAnswerTopic
from neglect_workbook.ui.pages.question.review_note import ReviewNote
from neglect_workbook.ui.pages.send.review_panel import ReviewPanel, next_kind
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.ui.widgets.rating_option import RatingOption
from neglect_workbook.workbook import close_review, start_review
from tests.ui.finding import the
from tests.ui.main_window.whole import button_on, session_of, texts_on, view_of

if TYPE_CHECKING:
    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.session import WorkbookSession


@pytest.fixture
def sample(window: "MainWindow") -> "MainWindow":
    """The window with the filled sample open on the page to send."""
    window.open_sample()
    view_of(window).go_to(Jump(PageId.SEND, field="close_review"))
    return window


def _close(session: "WorkbookSession") -> None:
    session.do(None, lambda workbook: close_review(workbook, today_here()))


def _start(session: "WorkbookSession") -> None:
    session.do(None, lambda workbook: start_review(workbook, "midpoint", today_here()))


def _closed(session: "WorkbookSession") -> int:
    return len(session.snapshot.past)


def test_a_review_is_closed_with_one_key_and_undo_opens_it_again(sample: "MainWindow") -> None:
    session = session_of(sample)
    button = button_on(sample, "Close this review")
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)

    assert _closed(session) == 1
    assert f"Closed on {long_date(today_here())}. Kept to read." in texts_on(sample)
    assert "Undo opens it again until you close this workbook." in texts_on(sample)
    # Enter pressed again, or held, does not start the next one.
    for _ in range(2):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert session.snapshot.is_closed
    session.undo()
    assert _closed(session) == 0
    assert button_on(sample, "Close this review").isVisible()


def test_what_is_not_answered_is_named_before_closing(opened: "MainWindow") -> None:
    view_of(opened).go_to(Jump(PageId.SEND, field="close_review"))
    assert "13 questions are not answered. You can close it all the same." in texts_on(opened)


def test_the_next_review_begins_at_the_first_answer_to_confirm(sample: "MainWindow") -> None:
    session = session_of(sample)
    button_on(sample, "Close this review").click()
    button_on(sample, "Start the next review").click()

    assert session.snapshot.review.kind_id == "midpoint"
    place = view_of(sample).place
    assert (place.page, place.question_id) == (PageId.QUESTIONS, "S1")
    assert "Carried forward from the first review" in texts_on(sample)


def test_a_closed_review_is_kept_to_read_on_the_question(sample: "MainWindow") -> None:
    _close(session_of(sample))
    view_of(sample).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    page = view_of(sample).current_page
    assert page is not None

    assert "Closed on" in texts_on(page)
    options = [one for one in page.findChildren(RatingOption) if one.isVisible()]
    options[0].click()
    assert session_of(sample).snapshot.answers["M3"].rating == "1"
    boxes = {one.accessibleName(): one for one in page.findChildren(GrowingEdit)}
    assert boxes["Why we chose this rating"].isReadOnly()
    assert button_on(page, "Add evidence").isEnabled(), "evidence and actions go on"


def test_the_question_that_is_shown_follows_closing_and_undo(sample: "MainWindow") -> None:
    view_of(sample).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    note = the(ReviewNote, view_of(sample))
    assert note.isHidden()
    _close(session_of(sample))
    assert not note.isHidden()
    session_of(sample).undo()
    assert note.isHidden()


def test_confirming_takes_the_note_away_and_keeps_the_answer(sample: "MainWindow") -> None:
    session = session_of(sample)
    before = session.snapshot.answers["M3"].rating
    _close(session)
    _start(session)
    view_of(sample).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    assert session.snapshot.answers["M3"].to_confirm
    button_on(sample, "Compare with last time").click()
    assert view_of(sample).place.page is PageId.COMPARE
    assert "M3 Drift and harm" in texts_on(sample)
    view_of(sample).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    button_on(sample, "Confirm").click()

    answer = session.snapshot.answers["M3"]
    assert (answer.rating, answer.to_confirm, answer.is_answered) == (before, False, True)
    assert the(ReviewNote, view_of(sample)).isHidden()
    assert button_on(sample, "Next: M4").hasFocus(), "the next one waits"


def test_last_time_stands_folded_in_the_help_of_the_question(sample: "MainWindow") -> None:
    session = session_of(sample)
    reason = session.snapshot.answers["M3"].reason
    view_of(sample).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    assert not any(one.isVisible() for one in view_of(sample).findChildren(LastAnswerTopic))
    _close(session)
    _start(session)
    session.do(None, lambda workbook: workbook.set_answer("M3", reason="Another one."))
    view_of(sample).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    QApplication.processEvents()
    button_on(sample, "Last review's answer, Partly").click()
    assert reason in texts_on(sample)


def test_the_bar_below_the_question_says_what_is_to_confirm(sample: "MainWindow") -> None:
    session = session_of(sample)
    _close(session)
    _start(session)
    view_of(sample).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    assert button_on(sample, "Go to rating, to confirm").isVisible()
    session.do(None, lambda workbook: workbook.set_answer("M3", to_confirm=False))
    assert button_on(sample, "Go to rating").toolTip() == "Rating"


def test_choosing_a_rating_confirms_by_itself(sample: "MainWindow") -> None:
    session = session_of(sample)
    _close(session)
    _start(session)
    session.do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    assert session.snapshot.answers["M3"].is_answered


def test_the_navigation_says_what_is_closed_and_what_is_to_confirm(sample: "MainWindow") -> None:
    session = session_of(sample)
    _close(session)
    assert f"First review, closed {long_date(today_here())}" in texts_on(sample)
    _start(session)
    assert "Midpoint review" in texts_on(sample)
    tree = the(NavigationTree, view_of(sample))
    questions = tree.model().index(1, 0)
    first = tree.model().index(0, 0, tree.model().index(0, 0, questions))
    assert first.data(CONFIRM_ROLE)
    assert str(first.data(Qt.ItemDataRole.AccessibleTextRole)).endswith(", to confirm")


def test_answers_to_confirm_are_one_row_of_what_to_look_at(sample: "MainWindow") -> None:
    session = session_of(sample)
    _close(session)
    _start(session)
    for page in (PageId.OVERVIEW, PageId.SEND):
        view_of(sample).go_to(Jump(page))
    assert button_on(sample, "13 answers are carried forward and not confirmed").isVisible()


def test_the_kind_that_is_proposed_comes_next_in_the_list(sample: "MainWindow") -> None:
    session = session_of(sample)
    assert next_kind(session.snapshot) == "midpoint"
    session.do(None, lambda workbook: workbook.set_review(kind_id="one_off"))
    assert next_kind(session.snapshot) == "one_off"
    assert not the(ReviewPanel, view_of(sample)).isHidden()
