"""An Action plan page in a window, and the parts of it that tests use."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit, QWidget

from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.ui.models.action_lane_model import ActionLaneModel
from neglect_workbook.ui.models.action_plan_model import ACTION_ROLE
from neglect_workbook.ui.pages.action_plan.action_editor import ActionEditor
from neglect_workbook.ui.pages.action_plan.board import Board
from neglect_workbook.ui.pages.action_plan.drop_lane import DropLane
from neglect_workbook.ui.pages.action_plan.plan_table import PlanTable
from neglect_workbook.ui.pages.action_plan_page import ActionPlanPage
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

TODAY = date(2026, 11, 23)


class PlanShown:
    """The page at a size of our choice, on 23 November 2026."""

    def __init__(
        self,
        qtbot: "QtBot",
        theme: "Theme",
        session: "WorkbookSession",
        preferences: "Preferences",
        width: int = 1118,
    ) -> None:
        self.session = session
        self.page = ActionPlanPage(theme, session, preferences, today=lambda: TODAY)
        qtbot.addWidget(self.page)
        self.page.resize(width, 660)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def table(self) -> PlanTable:
        return the(PlanTable, self.page)

    @property
    def editor(self) -> ActionEditor:
        return the(ActionEditor, self.page)

    @property
    def labels(self) -> list[str]:
        """The labels of the actions in the table, from the top."""
        rows = range(self.table.model().rowCount())
        actions = [self.table.model().index(row, 0).data(ACTION_ROLE) for row in rows]
        return [one.label for one in actions if isinstance(one, ImprovementAction)]

    @property
    def texts(self) -> str:
        """Every word that labels show."""
        seen = [one for one in self.page.findChildren(QWidget) if one.isVisible()]
        return "\n".join(str(one.property("text") or "") for one in seen)

    @property
    def board(self) -> Board:
        return the(Board, self.page)

    @property
    def lanes(self) -> dict[str, str]:
        """The labels of the actions in each lane, from the top, by the name of its status."""
        return {lane.model.status.name: _labels(lane.model) for lane in self.board.lanes}

    def lane(self, name: str) -> DropLane:
        """The lane of a status."""
        return next(one for one in self.board.lanes if one.model.status.name == name)

    def show_board(self) -> None:
        """Choose the board."""
        self.click("Board")

    def press_card(self, label: str) -> None:
        """Press a card, away from its chips."""
        lane = next(one for one in self.board.lanes if label in _labels(one.model).split())
        row = _labels(lane.model).split().index(label)
        place = lane.list.visualRect(lane.model.index(row, 0)).topLeft() + QPoint(30, 20)
        QTest.mouseClick(lane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def action(self, label: str) -> ImprovementAction:
        return next(one for one in self.session.snapshot.actions if one.label == label)

    def press(self, label: str) -> None:
        """Press the row of an action."""
        index = self.table.model().index(self.labels.index(label), 0)
        place = self.table.visualRect(index).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def click(self, words: str) -> None:
        """Press the button with these words."""
        buttons = self.page.findChildren(QAbstractButton)
        found = [one for one in buttons if one.isVisible() and words in (one.text(), _name(one))]
        assert len(found) == 1, (words, [one.text() for one in found])
        found[0].click()

    def box(self, name: str) -> QTextEdit:
        """The text box of this name."""
        return next(one for one in self.page.findChildren(QTextEdit) if _name(one) == name)

    def line(self, name: str) -> QLineEdit:
        """The line of this name."""
        return next(one for one in self.page.findChildren(QLineEdit) if _name(one) == name)


def _labels(model: ActionLaneModel) -> str:
    actions = [model.action_at(row) for row in range(model.rowCount())]
    return " ".join(one.label for one in actions if one is not None)


def _name(widget: QWidget) -> str:
    return widget.accessibleName()
