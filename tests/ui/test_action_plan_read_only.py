from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.opener import Opener
from neglect_workbook.ui.session import WorkbookSession
from neglect_workbook.workbook import open_workbook
from tests.ui.action_plan_shown import PlanShown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme


@pytest.fixture
def plan(
    qtbot: "QtBot", qapp: "QApplication", theme: "Theme", preferences: "Preferences"
) -> Iterator[PlanShown]:
    sample = Opener(preferences).sample()
    sample.close()
    workbook = open_workbook(
        sample.path, profile=preferences.profile, author="reader", read_only=True
    )
    session = WorkbookSession(workbook, qapp)
    yield PlanShown(qtbot, theme, session, preferences)
    session.close()
    session.deleteLater()


def test_everything_can_be_read_and_nothing_changed(plan: PlanShown) -> None:
    plan.press("A1")
    boxes = plan.editor.findChildren(QTextEdit)
    lines = plan.editor.findChildren(QLineEdit)
    assert boxes
    assert lines
    assert all(one.isReadOnly() for one in boxes)
    assert all(one.isReadOnly() for one in lines)
    for words in ("Add action", "Remove this action", "Say why not", "Add an action for S4"):
        assert words not in plan.texts
    assert "S4 is red and has no action." in plan.texts


def test_a_jump_that_would_begin_an_action_changes_nothing(plan: PlanShown) -> None:
    plan.page.go_to(Jump(PageId.ACTION_PLAN, question_id="S4"))
    assert len(plan.labels) == 6
    assert not plan.editor.isVisible()


def test_on_a_board_to_read_cards_can_be_walked_and_stay_where_they_are(plan: PlanShown) -> None:
    plan.show_board()
    plan.page.go_to(Jump(PageId.ACTION_PLAN))
    before = plan.lanes
    for lane in plan.board.lanes:
        if lane.list.hasFocus():
            QTest.keyClick(lane.list, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert plan.lanes == before
    assert "Drag a card" not in plan.texts
