"""How an action is drawn in the table of the plan."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from typing_extensions import override

from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.ui.models.action_plan_model import (
    ACTION_ROLE,
    OVERDUE_ROLE,
    REASON_ROLE,
    Column,
)
from neglect_workbook.ui.widgets.badge import STATUS_BADGES, badge_size, paint_badge
from neglect_workbook.ui.widgets.table_delegate import Index, TableDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

#: From the top of a row to its first line.
_TOP: Final = 9
_GAP: Final = 12
_ICON: Final = 16
_ICON_GAP: Final = 7
#: Between the second line of a card and its foot.
_FOOT_GAP: Final = 4
#: What 'overdue' may take of the padding at its right.
_OVERHANG: Final = 10
_CHIP_ROW: Final = 26
#: More characters than two lines ever show; a very long text is not measured to its end.
_ENOUGH: Final = 600
_INKS: Final = {Column.DIFFERENCE: "ink", Column.WHAT: "ink2", Column.LEAD: "ink"}


class PlanDelegate(TableDelegate):
    """Two lines to a cell, the status as a badge, the questions as chips."""

    @override
    def paint_cell(self, painter: "QPainter", rect: QRect, index: Index, inverted: str) -> None:
        rect = self._from_top(rect)
        match Column(index.column()):
            case Column.DUE:
                self._paint_due(painter, rect, index, inverted)
            case Column.STATUS:
                self._paint_status(painter, rect, index)
            case Column.QUESTIONS:
                self._paint_questions(painter, rect, index, inverted)
            case column:
                token = inverted or (_INKS[column] if _is_written(index) else "ink3")
                self._top_lines(painter, rect, str(index.data()), token)

    @override
    def paint_card(self, painter: "QPainter", rect: QRect, index: Index, inverted: str) -> None:
        action = index.data(ACTION_ROLE)
        if not isinstance(action, ImprovementAction):
            return
        rect = self._from_top(rect)
        badge = self._paint_status(painter, rect, _beside(index, Column.STATUS), at_right=True)
        room = rect.adjusted(0, 0, -badge - _GAP, 0)
        difference, what = action.difference.strip(), action.what_we_do.strip()
        token = inverted or ("ink" if difference or what else "ink3")
        count = self._top_lines(painter, room, difference or what or str(index.data()), token)
        line = self._metrics().height()
        if count == 1 and difference:
            below = QRect(room.left(), room.top() + line, room.width(), line)
            self.text(painter, below, what, inverted or "ink2")
        foot = QRect(rect.left(), rect.top() + 2 * line + _FOOT_GAP, rect.width(), line)
        self._paint_foot(painter, foot, index, inverted)

    @override
    def chips_in(self, rect: QRect, index: Index) -> tuple[QRect, Sequence[str]]:
        inner, words = super().chips_in(rect, index)
        return self._chip_row(self._from_top(inner)), words

    def _paint_due(self, painter: "QPainter", rect: QRect, index: Index, inverted: str) -> None:
        """The date, and below it how long it is past, or why there is none."""
        line = self._metrics().height()
        first = QRect(rect.left(), rect.top(), rect.width(), line)
        reason = str(index.data(REASON_ROLE))
        token = inverted or ("ink" if index.data(ACTION_ROLE).due else "ink3")
        self.text(painter, first, str(index.data()), token)
        overdue = str(index.data(OVERDUE_ROLE))
        if overdue:
            below = first.adjusted(0, line, _OVERHANG, line)
            room = self.icon(painter, below, "calendar-clock", inverted or "red")
            self.text(painter, room, overdue, inverted or "red")
        if reason:
            self.text(painter, first.translated(0, line), reason, inverted or "ink3")

    def _paint_status(
        self, painter: "QPainter", rect: QRect, index: Index, *, at_right: bool = False
    ) -> int:
        """The badge at one end of the first line.

        Returns:
            Its width in pixels.
        """
        action, name = index.data(ACTION_ROLE), str(index.data())
        icon, tone = STATUS_BADGES.get(action.status_id, ("", "neutral"))
        size = badge_size(self.theme, name, icon)
        width = min(size.width(), rect.width())
        left = rect.right() + 1 - width if at_right else rect.left()
        is_selected = self.view.selectionModel().rowIntersectsSelection(index.row())
        paint_badge(
            painter,
            QRect(left, rect.top(), width, size.height()),
            self.theme,
            name,
            tone=tone,
            icon=icon,
            is_selected=is_selected,
        )
        return width

    def _paint_questions(
        self, painter: "QPainter", rect: QRect, index: Index, inverted: str
    ) -> None:
        row = self._chip_row(rect)
        if _is_written(index):
            question_ids = index.data(ACTION_ROLE).question_ids
            self.paint_chips(painter, row, question_ids, inverted)
        else:
            self.text(painter, row, "None", inverted or "ink3")

    def _paint_foot(self, painter: "QPainter", rect: QRect, index: Index, inverted: str) -> None:
        """Who leads and by when, on one line of a card."""
        due = _beside(index, Column.DUE)
        overdue = str(due.data(OVERDUE_ROLE))
        words = overdue or str(due.data())
        token = inverted or ("red" if overdue else "ink2")
        width = self._metrics().horizontalAdvance(words) + self.theme.scaled(_ICON) + _ICON_GAP
        lead = rect.adjusted(0, 0, -width - _GAP, 0)
        room = self.icon(painter, lead, "user-round", inverted or "ink2")
        self.text(painter, room, str(_beside(index, Column.LEAD).data()), inverted or "ink2")
        icon = "calendar-clock" if overdue else "calendar-days"
        room = self.icon(painter, rect.adjusted(rect.width() - width, 0, 0, 0), icon, token)
        self.text(painter, room, words, token)

    def _top_lines(self, painter: "QPainter", rect: QRect, text: str, token: str) -> int:
        """A text on one or two lines that begins at the top, as its neighbours do.

        Returns:
            How many lines it took.
        """
        text = " ".join(text[:_ENOUGH].split())
        line = self._metrics().height()
        wrap = Qt.TextFlag.TextWordWrap.value
        natural = self._metrics().boundingRect(QRect(0, 0, rect.width(), 0), wrap, text)
        count = 1 if natural.height() < 2 * line else 2
        room = QRect(rect.left(), rect.top(), rect.width(), count * line)
        self.lines(painter, room, text, token)
        return count

    def _from_top(self, rect: QRect) -> QRect:
        return rect.adjusted(0, self.theme.scaled(_TOP), 0, 0)

    def _chip_row(self, rect: QRect) -> QRect:
        return QRect(rect.left(), rect.top(), rect.width(), self.theme.scaled(_CHIP_ROW))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.theme.font())


def _beside(index: Index, column: Column) -> Index:
    """Another cell of the same row."""
    return index.sibling(index.row(), column)


def _is_written(index: Index) -> bool:
    """Whether a cell holds something; its words are shown whole as its tooltip then."""
    return index.data(Qt.ItemDataRole.ToolTipRole) is not None
