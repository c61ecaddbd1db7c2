from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QRadioButton, QWidget

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.settings import SettingsFile
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.action_lane_model import CARD_MIME, CARD_ROLE, BoardCard
from tests.ui.action_plan_shown import PlanShown

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.pages.action_plan.drop_lane import DropLane
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier
MOVE = Qt.DropAction.MoveAction
LEFT_BUTTON, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
BEGINNING = {"Not started": "A5", "On track": "A2 A4 A3", "At risk": "A1", "Done": "A6"}


@pytest.fixture
def plan(
    qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession", preferences: "Preferences"
) -> PlanShown:
    preferences.set_plan_board(is_board=True)
    return PlanShown(qtbot, theme, sample_session, preferences)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(focus(), key, modifier)


_TURNS = 12


def settle() -> None:
    """Let everything find its place: Qt lays out one part around another in each turn."""
    for _ in range(_TURNS):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def current(plan: PlanShown) -> str:
    """The label of the card that the keyboard would act on, and its lane."""
    used = next(lane for lane in plan.board.lanes if lane.list.hasFocus())
    labels = plan.lanes[used.model.status.name].split()
    return f"{labels[used.list.currentIndex().row()]} {used.model.status.name}"


def held(plan: PlanShown, label: str) -> QMimeData:
    data = QMimeData()
    data.setData(CARD_MIME, plan.action(label).id.encode())
    return data


def hold(lane: "DropLane", data: QMimeData) -> bool:
    """Hold something over a lane; whether it could be dropped."""
    event = QDragEnterEvent(QPoint(40, 60), MOVE, data, LEFT_BUTTON, NO_KEYS)
    QApplication.sendEvent(lane, event)
    return event.isAccepted()


def drop(lane: "DropLane", data: QMimeData) -> None:
    hold(lane, data)
    event = QDropEvent(QPointF(40, 60), MOVE, data, LEFT_BUTTON, NO_KEYS)
    QApplication.sendEvent(lane, event)


def status(plan: PlanShown, label: str) -> str:
    return plan.action(label).status_id


def test_each_status_is_a_lane_with_the_first_due_at_the_top(plan: PlanShown) -> None:
    assert plan.lanes == {**BEGINNING, "Stopped": ""}
    assert "Stopped: none" in plan.texts
    assert not plan.table.isVisible()


def test_the_board_is_remembered_on_this_computer(
    qtbot: "QtBot",
    theme: "Theme",
    sample_session: "WorkbookSession",
    preferences: "Preferences",
    isolated_profile: "Path",
) -> None:
    plan = PlanShown(qtbot, theme, sample_session, preferences)
    assert not plan.board.isVisible()
    plan.show_board()
    assert plan.board.isVisible()
    assert SettingsFile(isolated_profile).read().is_plan_board
    plan.click("Table")
    assert plan.table.isVisible()
    assert not SettingsFile(isolated_profile).read().is_plan_board


def test_coming_to_a_board_puts_the_keyboard_on_its_first_card(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    assert current(plan) == "A5 Not started"


def test_a_card_says_how_long_it_is_overdue_and_one_that_is_done_never(plan: PlanShown) -> None:
    late = plan.lane("At risk").model.index(0, 0).data(CARD_ROLE)
    done = plan.lane("Done").model.index(0, 0).data(CARD_ROLE)
    assert isinstance(late, BoardCard)
    assert isinstance(done, BoardCard)
    assert (late.due, late.is_overdue) == ("9 days overdue", True)
    assert (done.due, done.is_overdue) == ("9 Oct 2026", False)


def test_a_screen_reader_is_told_lanes_and_cards_by_their_names(plan: PlanShown) -> None:
    reader = QAccessible.queryAccessibleInterface(plan.lane("At risk").list)
    assert reader.text(QAccessible.Text.Name) == "At risk, 1 action, lane 3 of 4"
    card = reader.child(0)
    assert card.text(QAccessible.Text.Name) == (
        "A1, Children who were not brought to a health appointment are noticed within a week, "
        "Safeguarding lead, due 14 November 2026, 9 days overdue, At risk, lane 3 of 4"
    )


def test_pressing_a_card_shows_its_action_beside_the_board(plan: PlanShown) -> None:
    plan.press_card("A4")
    assert "Action A4" in plan.texts
    assert plan.board.isVisible()
    assert plan.page.place == Jump(PageId.ACTION_PLAN, record_id=plan.action("A4").id)


def test_a_question_on_a_card_leads_to_it_and_opens_no_editor(
    plan: PlanShown, qtbot: "QtBot"
) -> None:
    lane = plan.lane("At risk")
    corner = lane.list.visualRect(lane.model.index(0, 0)).bottomRight()
    with qtbot.waitSignal(plan.page.jump_requested) as jumped:
        QTest.mouseClick(lane.list.viewport(), LEFT_BUTTON, pos=corner - QPoint(36, 30))
    assert jumped.args == [Jump(PageId.QUESTIONS, question_id="M5")]
    assert not plan.editor.isVisible()


def test_arrows_go_from_card_to_card_and_over_lanes_that_are_empty(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    seen = [current(plan)]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        press(key)
        seen.append(current(plan))
    assert seen == ["A5 Not started", "A2 On track", "A4 On track", "A3 On track", "A1 At risk"]
    press(Qt.Key.Key_Left, ALT)
    press(Qt.Key.Key_Left, ALT)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert current(plan) == "A6 Done"


def test_one_card_at_most_is_marked(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    marked = [len(lane.list.selectedIndexes()) for lane in plan.board.lanes]
    assert marked == [0, 0, 1, 0, 0]


def test_by_keys_alone_a_card_is_opened_written_and_left_again(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    box = plan.box("What will be different for children")
    assert box.hasFocus()
    QTest.keyClicks(box, "Now. ")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert "Now. " in plan.action("A2").difference
    assert current(plan) == "A2 On track"


def test_the_editor_follows_the_arrows_from_lane_to_lane(plan: PlanShown) -> None:
    plan.press_card("A5")
    press(Qt.Key.Key_Right)
    assert "Action A2" in plan.texts
    assert current(plan) == "A2 On track"


def test_tab_reaches_the_board_once(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Tab)
    assert focus().accessibleName() == "Add an action for S4"
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert current(plan) == "A2 On track"


def test_alt_and_an_arrow_move_a_card_and_stay_on_it(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    press(Qt.Key.Key_Right, ALT)
    assert status(plan, "A5") == "on_track"
    assert current(plan) == "A5 On track"
    assert plan.lanes["On track"] == "A2 A4 A3 A5"
    assert "A5 moved to On track. Undo takes it back." in plan.texts
    press(Qt.Key.Key_Left, ALT)
    press(Qt.Key.Key_Left, ALT)
    assert current(plan) == "A5 Not started"


def test_one_undo_takes_one_move_back_and_the_keyboard_goes_with_the_card(
    plan: PlanShown,
) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    press(Qt.Key.Key_Right, ALT)
    press(Qt.Key.Key_Right, ALT)
    plan.session.undo()
    assert current(plan) == "A5 On track"
    assert "moved to" not in plan.texts
    plan.session.undo()
    assert plan.lanes == {**BEGINNING, "Stopped": ""}
    assert current(plan) == "A5 Not started"
    assert plan.session.workbook.undo_summary == ""


def test_beyond_done_a_card_is_stopped_and_the_fold_opens_for_it(plan: PlanShown) -> None:
    plan.press_card("A6")
    plan.click("Close")
    press(Qt.Key.Key_Right, ALT)
    assert status(plan, "A6") == "stopped"
    assert current(plan) == "A6 Stopped"
    assert "Stopped: 1" in plan.texts
    plan.click("Stopped: 1")
    assert not plan.lane("Stopped").list.isVisible()
    plan.click("Stopped: 1")
    assert plan.lane("Stopped").list.isVisible()


def test_dropping_a_card_on_a_lane_gives_it_that_status(plan: PlanShown) -> None:
    drop(plan.lane("At risk"), held(plan, "A2"))
    assert status(plan, "A2") == "at_risk"
    assert plan.lanes["At risk"] == "A1 A2"
    assert current(plan) == "A2 At risk"
    plan.session.undo()
    assert status(plan, "A2") == "on_track"


def test_a_card_can_be_dropped_on_the_folded_line(plan: PlanShown) -> None:
    drop(plan.lane("Stopped"), held(plan, "A5"))
    assert status(plan, "A5") == "stopped"


def test_a_card_that_is_dropped_where_it_was_changes_nothing(plan: PlanShown) -> None:
    drop(plan.lane("On track"), held(plan, "A2"))
    assert plan.session.workbook.undo_summary == ""
    assert "moved to" not in plan.texts


def test_while_a_card_is_held_its_place_by_date_is_shown(plan: PlanShown) -> None:
    lane = plan.lane("On track")
    assert hold(lane, held(plan, "A1"))
    assert lane.list.slot_row == 0
    assert hold(lane, held(plan, "A5"))
    assert lane.list.slot_row == 3
    QApplication.sendEvent(lane, QDragLeaveEvent())
    assert lane.list.slot_row == -1


def test_a_lane_takes_nothing_but_cards(plan: PlanShown) -> None:
    text = QMimeData()
    text.setText("A1")
    assert not hold(plan.lane("Done"), text)


def test_what_is_typed_is_saved_before_its_card_moves_and_the_editor_shows_the_status(
    plan: PlanShown,
) -> None:
    plan.press_card("A2")
    box = plan.box("Last update")
    QTest.keyClicks(box, "Soon. ")
    drop(plan.lane("At risk"), held(plan, "A2"))
    assert "Soon. " in plan.action("A2").last_update
    combos = plan.page.findChildren(QComboBox)
    field = next(one for one in combos if one.accessibleName() == "Status")
    assert field.currentText() == "At risk"


def test_filters_apply_to_the_board(plan: PlanShown) -> None:
    next(one for one in plan.page.findChildren(QRadioButton) if one.text() == "Overdue 1").click()
    assert [one for one in plan.lanes.values() if one] == ["A1"]
    next(one for one in plan.page.findChildren(QRadioButton) if one.text() == "No date 0").click()
    assert "No action is like that." in plan.texts
    assert not plan.board.isVisible()


def test_a_card_that_is_no_longer_wanted_stays_under_the_hand_that_moved_it(
    plan: PlanShown,
) -> None:
    overdue = next(one for one in plan.page.findChildren(QRadioButton) if one.text() == "Overdue 1")
    overdue.click()
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    press(Qt.Key.Key_Right, ALT)
    assert status(plan, "A1") == "done"
    assert current(plan) == "A1 Done"
    everything = next(one for one in plan.page.findChildren(QRadioButton) if "All" in one.text())
    everything.click()
    overdue.click()
    assert set(plan.lanes.values()) == {""}


def test_delete_on_a_card_removes_its_action_with_a_way_back(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Delete)
    assert plan.lanes["On track"] == "A4 A3"
    assert current(plan) == "A4 On track"
    plan.click("Undo")
    assert plan.lanes["On track"] == "A2 A4 A3"


def test_a_change_on_another_page_moves_a_card(plan: PlanShown) -> None:
    record_id = plan.action("A3").id
    plan.session.do(
        None,
        lambda workbook: workbook.set_record(RecordKind.ACTION, record_id, status_id="done"),
    )
    assert plan.lanes["Done"] == "A6 A3"


def test_an_action_that_was_open_in_the_table_is_current_on_the_board(
    qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession", preferences: "Preferences"
) -> None:
    plan = PlanShown(qtbot, theme, sample_session, preferences)
    plan.press("A3")
    plan.show_board()
    assert plan.board.current_id == plan.action("A3").id
    assert "Action A3" in plan.texts


@pytest.mark.parametrize(
    ("width", "zoom"), [(1118, 100), (640, 100), (1366, 150), (1366, 200), (760, 200)]
)
def test_no_card_is_cut_and_nothing_is_wider_than_the_window(
    qtbot: "QtBot",
    theme: "Theme",
    sample_session: "WorkbookSession",
    preferences: "Preferences",
    width: int,
    zoom: int,
) -> None:
    theme.set_zoom(zoom)
    plan = PlanShown(qtbot, theme, sample_session, preferences, width=width)
    plan.show_board()
    settle()
    shown = [one for one in plan.page.findChildren(QWidget) if one.isVisible()]
    assert max(one.mapTo(plan.page, one.rect().topRight()).x() for one in shown) < width
    for lane in plan.board.lanes[:-1]:
        names = [one for one in lane.findChildren(QLabel) if one.isVisible()]
        assert all(one.width() >= one.sizeHint().width() for one in names)
        # What does not fit in a lane can be scrolled to, and in one column nothing needs to be.
        bar = lane.list.verticalScrollBar()
        assert lane.list.cards_height <= lane.list.height() + bar.maximum() + 1


def test_in_one_column_lanes_are_below_each_other_and_share_the_scroll_bar_of_the_page(
    qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession", preferences: "Preferences"
) -> None:
    theme.set_zoom(200)
    plan = PlanShown(qtbot, theme, sample_session, preferences, width=760)
    plan.show_board()
    settle()
    tops = [lane.mapTo(plan.page, QPoint(0, 0)).y() for lane in plan.board.lanes]
    assert tops == sorted(set(tops))
    assert all(lane.list.verticalScrollBar().maximum() == 0 for lane in plan.board.lanes)
    assert plan.board.verticalScrollBar().maximum() == 0
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    for _ in range(5):
        press(Qt.Key.Key_Down)
    assert current(plan) == "A6 Done"
    cards = plan.lane("Done").list
    card = cards.visualRect(cards.currentIndex())
    bottom = cards.viewport().mapTo(plan.page, card.bottomLeft()).y()
    assert card.height() < bottom < plan.page.height()
    press(Qt.Key.Key_Up, ALT)
    assert current(plan) == "A6 At risk"
