from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QRadioButton, QWidget

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.action_plan_model import Column
from tests.ui.action_plan_shown import PlanShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

DIFFERENCE = "What will be different for children"
WHAT = "What we will do"
LEAD = "Who leads, a role, not a person"


@pytest.fixture
def plan(
    qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession", preferences: "Preferences"
) -> PlanShown:
    return PlanShown(qtbot, theme, sample_session, preferences)


@pytest.fixture
def empty(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", preferences: "Preferences"
) -> PlanShown:
    return PlanShown(qtbot, theme, session, preferences)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def settle() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def test_the_plan_begins_with_what_is_most_late_and_ends_with_what_is_done(
    plan: PlanShown,
) -> None:
    assert plan.labels == ["A1", "A2", "A4", "A3", "A5", "A6"]
    assert "6 actions. 1 overdue, 1 more due by 31 December, 1 done." in plan.texts


def test_pressing_a_row_shows_its_action_beside_the_table(plan: PlanShown) -> None:
    plan.press("A4")
    assert plan.editor.isVisible()
    assert plan.table.isVisible()
    assert plan.box(DIFFERENCE).toPlainText() == plan.action("A4").difference
    assert plan.page.place == Jump(PageId.ACTION_PLAN, record_id=plan.action("A4").id)


def test_arrows_walk_the_actions_and_enter_goes_into_the_first_field(plan: PlanShown) -> None:
    plan.press("A1")
    QTest.keyClick(plan.table, Qt.Key.Key_Down)
    assert "Action A2" in plan.texts
    QTest.keyClick(plan.table, Qt.Key.Key_Return)
    assert plan.box(DIFFERENCE).hasFocus()
    QTest.keyClick(plan.box(DIFFERENCE), Qt.Key.Key_Escape)
    assert not plan.editor.isVisible()
    assert plan.table.hasFocus()


def test_arrows_alone_open_nothing(plan: PlanShown) -> None:
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_Down)
    assert not plan.editor.isVisible()


def test_what_is_typed_is_saved_before_another_action_is_shown(plan: PlanShown) -> None:
    plan.press("A1")
    plan.box(DIFFERENCE).setFocus()
    QTest.keyClicks(plan.box(DIFFERENCE), ", always")
    plan.press("A2")
    assert plan.action("A1").difference.endswith(", always")
    assert not plan.action("A2").difference.endswith(", always")


def test_what_is_typed_is_saved_when_the_session_asks(plan: PlanShown) -> None:
    plan.press("A1")
    QTest.keyClicks(plan.box("Last update"), "Soon. ")
    plan.session.flush()
    assert "Soon." in plan.action("A1").last_update


def test_a_new_action_is_made_with_the_first_words_and_undo_takes_it_away(
    plan: PlanShown,
) -> None:
    plan.click("Add action")
    assert len(plan.session.snapshot.actions) == 6
    QTest.keyClicks(plan.box(WHAT), "Read three records")
    plan.page.flush()
    assert plan.action("A7").what_we_do == "Read three records"
    assert "Action A7" in plan.texts
    assert plan.labels[-2:] == ["A7", "A6"]
    plan.session.undo()
    assert not plan.editor.isVisible()
    assert "A7" not in plan.labels


def test_a_new_action_that_nobody_wrote_in_leaves_nothing_behind(plan: PlanShown) -> None:
    plan.click("Add action")
    plan.click("Close")
    assert len(plan.session.snapshot.actions) == 6
    assert plan.session.workbook.undo_summary == ""


def test_every_field_of_a_new_action_goes_to_the_same_action(plan: PlanShown) -> None:
    plan.click("Add action")
    QTest.keyClicks(plan.box(WHAT), "Read records")
    QTest.keyClicks(plan.line(LEAD), "Head teacher")
    QTest.keyClicks(plan.line("By when"), "11 dec")
    plan.click("Close")
    made = plan.action("A7")
    assert (made.lead_role, str(made.due)) == ("Head teacher", "2026-12-11")
    assert len(plan.session.snapshot.actions) == 7


def test_undo_brings_a_field_back_while_the_editor_is_open(plan: PlanShown) -> None:
    plan.press("A1")
    before = plan.action("A1").target
    QTest.keyClicks(plan.box("Where we want to be"), "More. ")
    plan.session.undo()
    assert plan.box("Where we want to be").toPlainText() == before


def test_a_change_on_another_page_shows_here(plan: PlanShown) -> None:
    plan.press("A1")
    record_id = plan.action("A1").id
    plan.session.do(
        None,
        lambda workbook: workbook.set_record(
            RecordKind.ACTION, record_id, lead_role="Chair of governors"
        ),
    )
    assert plan.line(LEAD).text() == "Chair of governors"
    lead = plan.table.model().index(plan.labels.index("A1"), Column.LEAD)
    assert lead.data() == "Chair of governors"


def test_a_date_that_cannot_be_read_keeps_its_action_open(plan: PlanShown) -> None:
    plan.press("A1")
    due = plan.line("By when")
    due.setFocus()
    due.selectAll()
    QTest.keyClicks(due, "31 February 2027")
    plan.press("A2")
    assert "Action A1" in plan.texts
    assert "February 2027 has 28 days. Check the date." in plan.texts
    assert due.hasFocus()
    row = plan.labels.index("A1")
    assert [one.row() for one in plan.table.selectionModel().selectedRows()] == [row]
    plan.page.go_to(Jump(PageId.ACTION_PLAN, record_id=plan.action("A3").id))
    assert due.text() == "31 February 2027"


def test_why_there_is_no_date_is_asked_only_where_there_is_none(plan: PlanShown) -> None:
    plan.press("A2")
    reason = plan.line("No date yet? Say in a line why")
    assert not reason.isVisible()
    due = plan.line("By when")
    due.setFocus()
    due.clear()
    QTest.keyClick(due, Qt.Key.Key_Space)
    QTest.keyClick(due, Qt.Key.Key_Return)
    assert reason.isVisible()
    QTest.keyClicks(reason, "Waiting for the budget")
    plan.page.flush()
    assert plan.action("A2").no_date_reason == "Waiting for the budget"
    assert plan.action("A2").due is None


def test_an_action_that_is_done_is_not_asked_why_it_has_no_date(plan: PlanShown) -> None:
    record_id = plan.action("A6").id
    plan.session.do(
        None, lambda workbook: workbook.set_record(RecordKind.ACTION, record_id, due=None)
    )
    plan.press("A6")
    assert not plan.line("No date yet? Say in a line why").isVisible()


def test_a_role_that_the_plan_uses_is_chosen_with_one_press(plan: PlanShown) -> None:
    plan.click("Add action")
    QTest.keyClicks(plan.box(WHAT), "Read records")
    plan.page.flush()
    plan.click("Who leads: Head teacher")
    assert plan.action("A7").lead_role == "Head teacher"
    assert plan.line(LEAD).text() == "Head teacher"


def test_the_open_action_stays_in_the_list_when_it_is_no_longer_overdue(
    plan: PlanShown,
) -> None:
    overdue = next(one for one in plan.page.findChildren(QRadioButton) if one.text() == "Overdue 1")
    overdue.click()
    assert plan.labels == ["A1"]
    plan.press("A1")
    status = next(
        one for one in plan.page.findChildren(QComboBox) if one.accessibleName() == "Status"
    )
    status.setCurrentIndex(status.findText("Done"))
    status.activated.emit(status.currentIndex())
    assert plan.action("A1").status_id == "done"
    assert plan.labels == ["A1"]
    plan.click("Close")
    assert plan.labels == []
    assert "No action is like that." in plan.texts
    plan.click("Show all actions")
    assert len(plan.labels) == 6


def test_a_jump_to_a_field_of_an_action_puts_the_focus_there(
    plan: PlanShown, qtbot: "QtBot"
) -> None:
    jump = Jump(PageId.ACTION_PLAN, record_id=plan.action("A5").id, field="due")
    plan.page.go_to(jump)
    assert plan.line("By when").hasFocus()
    line = plan.line("By when")
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() > 20)


def test_coming_to_the_page_puts_the_keyboard_into_the_table(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    assert plan.table.hasFocus()


def test_coming_to_an_empty_plan_puts_the_keyboard_on_the_first_step(empty: PlanShown) -> None:
    empty.page.go_to(Jump(PageId.ACTION_PLAN))
    focused = focus()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "Add action"


def test_the_editor_of_the_first_action_stays_where_it_opened(
    empty: PlanShown, qtbot: "QtBot"
) -> None:
    empty.click("Add action")
    qtbot.waitUntil(lambda: empty.box(WHAT).width() > 0 and empty.editor.width() > 0)
    for _ in range(5):
        QApplication.processEvents()
    place = _place_of(empty.box(DIFFERENCE), empty)
    QTest.keyClicks(empty.box(WHAT), "One step")

    empty.page.flush()
    for _ in range(5):
        QApplication.processEvents()

    assert empty.action("A1").what_we_do == "One step"
    assert _place_of(empty.box(DIFFERENCE), empty) == place
    empty.click("Close")
    assert empty.labels == ["A1"]
    assert empty.table.isVisible()


def _place_of(widget: QWidget, shown: PlanShown) -> QRect:
    return QRect(widget.mapTo(shown.page, QPoint(0, 0)), widget.size())


def test_a_jump_to_an_action_puts_the_focus_into_its_first_field(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN, record_id=plan.action("A2").id))
    assert plan.box(DIFFERENCE).hasFocus()


def test_a_jump_shows_an_action_that_the_filters_hide(plan: PlanShown) -> None:
    next(one for one in plan.page.findChildren(QRadioButton) if one.text() == "No date 0").click()
    plan.page.go_to(Jump(PageId.ACTION_PLAN, record_id=plan.action("A5").id))
    assert plan.labels == ["A5"]
    assert "Action A5" in plan.texts


def test_a_jump_with_a_question_begins_an_action_with_what_needs_to_happen(
    plan: PlanShown,
) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN, question_id="S4"))
    made = plan.action("A7")
    assert made.what_we_do == plan.session.snapshot.answers["S4"].needs_to_happen
    assert made.question_ids == ("S4",)
    assert plan.box(DIFFERENCE).hasFocus()


def test_the_same_jump_twice_makes_one_action(plan: PlanShown) -> None:
    for _ in range(2):
        plan.page.go_to(Jump(PageId.ACTION_PLAN, question_id="S4"))
    assert len(plan.session.snapshot.actions) == 7


def test_a_question_without_needs_begins_an_empty_action_for_it(empty: PlanShown) -> None:
    empty.page.go_to(Jump(PageId.ACTION_PLAN, question_id="M3"))
    assert empty.session.snapshot.actions == ()
    QTest.keyClicks(empty.box(WHAT), "One step")
    empty.page.flush()
    assert empty.action("A1").question_ids == ("M3",)


def test_a_removed_action_comes_back_with_undo(plan: PlanShown) -> None:
    plan.press("A3")
    QTest.keyClicks(plan.box("Last update"), "Typed just now. ")
    plan.click("Remove this action")
    assert "A3 was removed." in plan.texts
    assert plan.table.hasFocus()
    plan.click("Undo")
    assert "Typed just now." in plan.action("A3").last_update
    assert "A3 was removed." not in plan.texts


def test_delete_in_the_table_removes_with_a_way_back(plan: PlanShown) -> None:
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_Delete)
    assert "A1" not in plan.labels
    plan.click("Undo")
    assert "A1" in plan.labels


def test_a_red_answer_without_an_action_can_be_given_one(plan: PlanShown) -> None:
    assert "S4 is red and has no action." in plan.texts
    plan.click("Add an action for S4")
    assert plan.action("A7").question_ids == ("S4",)
    assert "S4 is red" not in plan.texts


def test_a_red_answer_without_an_action_can_say_why_not(plan: PlanShown) -> None:
    plan.click("Say why S4 has no action")
    box = plan.box("Why S4 has no action")
    assert box.hasFocus()
    QTest.keyClicks(box, "The budget is set in March.")
    plan.click("Done")
    assert plan.session.snapshot.answers["S4"].no_action_reason == "The budget is set in March."
    assert "S4 is red" not in plan.texts
    assert not box.isVisible()
    plan.session.undo()
    assert "S4 is red and has no action." in plan.texts


def test_the_line_for_why_not_stays_while_it_is_written(plan: PlanShown) -> None:
    plan.click("Say why S4 has no action")
    box = plan.box("Why S4 has no action")
    QTest.keyClicks(box, "The budget")
    plan.page.flush()
    assert box.isVisible()
    QTest.keyClicks(box, " is set in March.")
    plan.page.flush()
    assert plan.session.snapshot.answers["S4"].no_action_reason == "The budget is set in March."


def test_a_question_in_the_table_leads_to_it_and_opens_no_editor(
    plan: PlanShown, qtbot: "QtBot"
) -> None:
    index = plan.table.model().index(0, Column.QUESTIONS)
    rect = plan.table.visualRect(index)
    place = rect.topLeft() + rect.center() - rect.topLeft()
    place.setX(rect.left() + 25)
    place.setY(rect.top() + 22)
    with qtbot.waitSignal(plan.page.jump_requested) as jumped:
        QTest.mouseClick(plan.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert jumped.args == [Jump(PageId.QUESTIONS, question_id="M5")]
    assert not plan.editor.isVisible()


def test_before_there_is_any_action_the_page_says_how_to_begin(empty: PlanShown) -> None:
    assert "No actions yet." in empty.texts
    assert not empty.table.isVisible()
    empty.click("Add action")
    assert empty.box(DIFFERENCE).hasFocus()
    QTest.keyClicks(empty.box(DIFFERENCE), "Children are seen")
    empty.click("Close")
    assert empty.labels == ["A1"]
    assert "No actions yet." not in empty.texts


def test_where_there_is_no_room_the_editor_takes_the_place_of_the_list(
    qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession", preferences: "Preferences"
) -> None:
    narrow = PlanShown(qtbot, theme, sample_session, preferences, width=640)
    narrow.press("A2")
    assert not narrow.table.isVisible()
    assert narrow.box(DIFFERENCE).hasFocus()
    narrow.click("Back to the list")
    assert narrow.table.isVisible()
    assert narrow.table.hasFocus()


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_nothing_makes_the_page_wider_than_the_window(
    qtbot: "QtBot",
    theme: "Theme",
    sample_session: "WorkbookSession",
    preferences: "Preferences",
    zoom: int,
) -> None:
    theme.set_zoom(zoom)
    plan = PlanShown(qtbot, theme, sample_session, preferences, width=1366)
    plan.press("A2")
    settle()
    assert plan.page.width() == 1366
    shown = [one for one in plan.page.findChildren(QWidget) if one.isVisible()]
    edges = [one.mapTo(plan.page, one.rect().topRight()).x() for one in shown]
    assert max(edges) < 1366


def test_everything_that_takes_the_keyboard_has_a_name(plan: PlanShown) -> None:
    plan.press("A1")
    plan.click("Say why S4 has no action")
    nameless = [
        one
        for one in plan.page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (one.accessibleName() or one.property("text"))
    ]
    assert nameless == []


def test_tab_goes_from_the_filters_through_the_table_to_the_editor(plan: PlanShown) -> None:
    plan.press("A1")
    plan.table.setFocus()
    seen = []
    for _ in range(12):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        seen.append(focus().accessibleName())
    assert seen.index("Add an action for S4") < seen.index(DIFFERENCE) < seen.index(WHAT)
