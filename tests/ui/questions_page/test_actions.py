from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from neglect_workbook.domain.records import ImprovementAction, RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.question.action_card import ActionCard
from neglect_workbook.ui.pages.question.action_panel import ActionPanel
from tests.ui.finding import the
from tests.ui.questions_page.shown import QuestionsShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


DIFFERENCE = "What will be different for children"
WHAT = "What we will do"
NEEDS = "Needs to happen, optional"


@pytest.fixture
def shown(empty: QuestionsShown) -> QuestionsShown:
    empty.go("M1")
    return empty


def actions_of(shown: QuestionsShown, question_id: str) -> tuple[ImprovementAction, ...]:
    return shown.session.snapshot.actions_for(question_id)


def cards(shown: QuestionsShown) -> list[str]:
    found = shown.page.findChildren(ActionCard)
    return [one.accessibleName() for one in found if one.isVisibleTo(shown.page)]


def test_what_needs_to_happen_becomes_an_action_in_one_press(shown: QuestionsShown) -> None:
    shown.type_into(NEEDS, "Ask midday staff in May.")
    shown.press("Make this an action")
    (action,) = actions_of(shown, "M1")
    assert (action.what_we_do, action.question_ids) == ("Ask midday staff in May.", ("M1",))
    assert shown.box(WHAT).text() == "Ask midday staff in May."
    assert shown.box(DIFFERENCE).hasFocus()


def test_pressing_twice_does_not_make_it_twice(shown: QuestionsShown) -> None:
    shown.type_into(NEEDS, "Ask midday staff in May.")
    shown.press("Make this an action")
    shown.press("Make this an action")
    assert len(actions_of(shown, "M1")) == 1


def test_an_action_is_made_with_the_first_thing_written(shown: QuestionsShown) -> None:
    shown.press("Add action")
    assert actions_of(shown, "M1") == ()
    shown.type_into(DIFFERENCE, "No child waits.")
    shown.type_into(WHAT, "Two people read it.")
    lead = shown.named(QLineEdit, "Who leads, a role, not a person")
    lead.setFocus()
    QTest.keyClicks(lead, "Head teacher")
    due = shown.named(QLineEdit, "By when")
    due.setFocus()
    QTest.keyClicks(due, "29 January 2027")
    shown.type_into("How we will know", "We count them.")
    shown.press("Done")
    (action,) = actions_of(shown, "M1")
    assert (action.difference, action.what_we_do) == ("No child waits.", "Two people read it.")
    assert (action.lead_role, action.due) == ("Head teacher", date(2027, 1, 29))
    assert action.measure == "We count them."
    assert cards(shown) == ["A1: No child waits., Head teacher, 29 January 2027, Not started"]


def test_leaving_the_question_keeps_an_action_half_written(shown: QuestionsShown) -> None:
    shown.press("Add action")
    shown.type_into(WHAT, "Half a sent")
    shown.page.step(1)
    (action,) = actions_of(shown, "M1")
    assert action.what_we_do == "Half a sent"


@pytest.mark.parametrize("lead_away", ["Next: M2", "Add action"])
def test_a_date_that_cannot_be_read_is_not_left_behind(
    shown: QuestionsShown, lead_away: str
) -> None:
    shown.press("Add action")
    shown.type_into(WHAT, "Two people read it.")
    due = shown.named(QLineEdit, "By when")
    due.setFocus()
    QTest.keyClicks(due, "half term")
    shown.box(WHAT).setFocus()
    shown.press(lead_away)
    assert shown.page.place.question_id == "M1"
    assert (due.text(), due.hasFocus()) == ("half term", True)
    assert "Write a date such as" in due.accessibleDescription()
    due.selectAll()
    QTest.keyClicks(due, "29 January 2027")
    shown.page.step(1)
    assert shown.page.place.question_id == "M2"
    assert actions_of(shown, "M1")[0].due == date(2027, 1, 29)


def test_a_question_that_is_answered_no_more_is_left_with_any_date(shown: QuestionsShown) -> None:
    shown.press("Add action")
    QTest.keyClicks(shown.named(QLineEdit, "By when"), "half term")
    shown.session.do(None, lambda w: w.set_organisation(set_ids=("P",)))
    assert shown.page.place.question_id == "P1"


def test_the_roles_that_lead_already_are_offered(shown: QuestionsShown) -> None:
    shown.session.do(None, lambda w: w.add_record(RecordKind.ACTION, lead_role="Deputy head"))
    shown.press("Add action")
    shown.press("Who leads: Deputy head")
    shown.page.flush()
    assert [one.lead_role for one in actions_of(shown, "M1")] == ["Deputy head"]


def test_a_card_opens_its_action_and_closes_it(shown: QuestionsShown) -> None:
    made = shown.session.do(
        None,
        lambda w: w.add_record(RecordKind.ACTION, difference="Warm rooms", question_ids=("M1",)),
    )
    card = the(ActionCard, shown.page)
    card.click()
    assert shown.box(DIFFERENCE).text() == "Warm rooms"
    assert the(ActionCard, shown.page).isChecked()
    assert the(ActionPanel, shown.page).record_id == made.record_id
    QTest.keyClick(shown.box(DIFFERENCE), Qt.Key.Key_Escape)
    assert the(ActionPanel, shown.page).isHidden()
    assert the(ActionCard, shown.page).hasFocus()


def test_an_overdue_action_says_so_in_words(shown: QuestionsShown) -> None:
    shown.session.do(
        None,
        lambda w: w.add_record(
            RecordKind.ACTION, difference="Warm rooms", due=date(2026, 6, 1), question_ids=("M1",)
        ),
    )
    assert "1 June 2026, overdue" in cards(shown)[0]


def test_an_action_is_removed_with_a_way_back(shown: QuestionsShown) -> None:
    shown.press("Add action")
    shown.type_into(WHAT, "A slip")
    shown.page.flush()
    shown.press("Remove this action")
    assert actions_of(shown, "M1") == ()
    assert "The action was removed." in shown.texts()
    shown.press("Undo")
    assert [one.what_we_do for one in actions_of(shown, "M1")] == ["A slip"]


def test_an_action_of_two_questions_is_only_taken_off(shown: QuestionsShown) -> None:
    made = shown.session.do(
        None,
        lambda w: w.add_record(RecordKind.ACTION, difference="Both", question_ids=("M1", "M2")),
    )
    shown.go("M1", "actions", made.record_id)
    shown.press("Take off M1")
    assert actions_of(shown, "M1") == ()
    assert [one.difference for one in actions_of(shown, "M2")] == ["Both"]


def test_undo_shows_in_the_open_editor(shown: QuestionsShown) -> None:
    shown.press("Add action")
    shown.type_into(DIFFERENCE, "First.")
    shown.page.flush()
    shown.type_into(WHAT, "Second.")
    shown.session.undo()
    assert shown.box(WHAT).text() == ""
    assert shown.box(DIFFERENCE).text() == "First."


def test_every_detail_is_in_the_action_plan(shown: QuestionsShown, qtbot: "QtBot") -> None:
    made = shown.session.do(
        None, lambda w: w.add_record(RecordKind.ACTION, difference="One", question_ids=("M1",))
    )
    shown.go("M1", "actions", made.record_id)
    with qtbot.waitSignal(shown.page.jump_requested) as signal:
        shown.press("All its details")
    assert signal.args == [Jump(PageId.ACTION_PLAN, record_id=made.record_id)]


def test_a_red_with_an_action_is_not_asked_for_another(shown: QuestionsShown) -> None:
    shown.choose("0")
    shown.press("Add an action")
    shown.type_into(WHAT, "Start in spring.")
    shown.page.flush()
    assert "is red and has no action" not in shown.texts()
