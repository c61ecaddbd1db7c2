"""The partnership's feedback beside the answer."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.exchange.check_code import check_code
from neglect_workbook.ui.widgets.focus import focus_in
from neglect_workbook.ui.widgets.rating_label import RatingLabel
from neglect_workbook.workbook import (
    Workbook,
    close_review,
    record_sent,
    start_review,
    take_in_feedback,
)
from tests.came_back import LOWERED, feedback_for

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.questions_page.shown import QuestionsShown

_MAKE = "Make an action of this"
_LOOKED_AT = "I have looked at this"


def _take_in(workbook: Workbook) -> ChangeSet:
    record_sent(workbook, ("return",), check_code(workbook.snapshot), date(2026, 12, 1))
    return take_in_feedback(workbook, feedback_for(workbook.snapshot)).change_set


def test_the_rating_the_result_and_the_comment_stand_beside_the_answer(
    sample: "QuestionsShown",
) -> None:
    sample.go("M3")
    assert "Feedback from the partnership" not in sample.texts()
    sample.session.do(None, _take_in)
    said = sample.texts()
    assert "Feedback from the partnership" in said
    assert "14 January 2027, new" in said
    assert "From what it read, the partnership sees less in place." in said
    assert "You had chosen: In place." in said
    assert LOWERED.comment in said
    card = sample.form.feedback
    ratings = [one.code for one in card.findChildren(RatingLabel) if one.isVisible()]
    assert ratings == ["1"]

    sample.go("M2")
    assert not sample.form.feedback.isVisible()


def test_one_click_makes_an_action_and_leads_to_its_editor(sample: "QuestionsShown") -> None:
    sample.session.do(None, _take_in)
    sample.go("M3", "feedback")
    count = len(sample.session.snapshot.actions)
    sample.press(_MAKE)
    assert len(sample.session.snapshot.actions) == count + 1
    assert sample.box("What we will do").toPlainText() == ""
    made = sample.session.snapshot.actions[-1]
    assert made.starting_point == f'The partnership said: "{LOWERED.comment}"'
    assert not sample.can_press(_LOOKED_AT), "it counts as looked at"

    sample.press(_MAKE)
    assert len(sample.session.snapshot.actions) == count + 1, "it is opened, not made twice"


def test_what_was_looked_at_stays_and_is_not_new_any_more(sample: "QuestionsShown") -> None:
    sample.session.do(None, _take_in)
    sample.go("S6")
    sample.press(_LOOKED_AT)
    assert sample.session.snapshot.feedback["S6"].is_looked_at
    assert "new" not in sample.texts().split("14 January 2027")[1].splitlines()[0]
    assert not sample.can_press(_LOOKED_AT)
    assert "Which check was it?" in sample.texts()


def test_feedback_on_the_last_review_is_shown_in_the_next_one(sample: "QuestionsShown") -> None:
    sample.session.do(None, _take_in)
    sample.session.do(None, lambda workbook: close_review(workbook, date(2027, 1, 20)))
    sample.go("M3")
    assert LOWERED.comment in sample.texts(), "and while it is closed"
    sample.session.do(None, lambda workbook: start_review(workbook, "midpoint", date(2027, 2, 1)))
    assert LOWERED.comment in sample.texts()
    assert "It is about the first review, closed on 20 January 2027." in sample.texts()
    assert sample.can_press(_MAKE)


def test_corrected_feedback_is_in_the_history_and_nobody_restores_it(
    sample: "QuestionsShown",
) -> None:
    sample.session.do(None, _take_in)
    corrected = replace(LOWERED, comment="We have seen it now.")
    sample.session.do(
        None,
        lambda one: take_in_feedback(one, feedback_for(one.snapshot, corrected)).change_set,
    )
    sample.go("M3")
    assert LOWERED.comment not in sample.texts()
    sample.press("History")
    assert LOWERED.comment in sample.texts()
    assert not [one for one in sample.button_names() if "partnership" in one and "Restore" in one]


def test_a_way_to_feedback_ends_in_the_card_or_at_the_question(
    sample: "QuestionsShown", qtbot: "QtBot"
) -> None:
    sample.session.do(None, _take_in)
    sample.go("M3", "feedback")
    assert sample.named(QAbstractButton, _MAKE).hasFocus()
    qtbot.waitUntil(lambda: not sample.form.feedback.visibleRegion().isEmpty())
    sample.go("M2", "feedback")
    assert focus_in(sample.form.head) is not None
