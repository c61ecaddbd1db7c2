"""How the cells of the evidence table are drawn and edited."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import Evidence
from neglect_workbook.ui.models.evidence_model import (
    COPY_LOST_ROLE,
    EVIDENCE_ROLE,
    NO_LEVEL,
    NO_TYPE,
    OUT_OF_DATE_ROLE,
    Column,
)
from neglect_workbook.ui.pages.evidence.cell_editors import ChoiceCell, DateCell
from neglect_workbook.ui.symbols import paint_level
from neglect_workbook.ui.widgets.table_delegate import CHIPS_ROLE, Index, TableDelegate

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.table_view import TableView

_LEVEL: Final = (20, 16)
_LEVEL_GAP: Final = 9
_GAP: Final = 12
_CARD_PADDING: Final = 5
#: Keys that leave a cell, and keep what is in it.
_LEAVING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class EvidenceCells(TableDelegate):
    """Cells of a table over an `EvidenceModel`, and cards of its rows.

    Signals:
        date_unreadable: record id, what was written for its date, and how to write it; the
            last two empty when that was given up.
    """

    date_unreadable = Signal(str, str, str)

    def __init__(self, theme: "Theme", framework: "Framework", view: "TableView") -> None:
        super().__init__(theme, view)
        types = [(NO_TYPE, ""), *((one.name, one.id) for one in framework.evidence_types)]
        steps = ((one.name, one.level) for one in framework.evidence_levels)
        self._choices: dict[Column, Sequence[tuple[str, object]]] = {
            Column.TYPE: types,
            Column.LEVEL: [(NO_LEVEL, 0), *steps],
        }

    # -- drawing ------------------------------------------------------------------------

    @override
    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> None:
        item, column = index.data(EVIDENCE_ROLE), Column(index.column())
        if not isinstance(item, Evidence):
            return
        if column is Column.LEVEL:
            self._paint_level(painter, rect, item.level, str(index.data()), inverted)
        elif column is Column.DATE:
            self._paint_date(painter, rect, index, inverted)
        elif column is Column.KEPT_AT and item.has_copy:
            rest = self._paint_copy(painter, rect, index, inverted)
            self.text(painter, rest, str(index.data()), inverted or "ink2")
        elif column is Column.SUPPORTS and item.question_ids:
            self.paint_chips(painter, rect, item.question_ids, inverted)
        else:
            has_value = {
                Column.TITLE: item.title.strip(),
                Column.TYPE: item.type_id,
                Column.KEPT_AT: item.kept_at.strip(),
            }.get(column)
            token = "ink" if column is Column.TITLE else "ink2"
            self.text(
                painter, rect, str(index.data()), inverted or (token if has_value else "ink3")
            )

    @override
    def paint_card(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> None:
        item = index.data(EVIDENCE_ROLE)
        if not isinstance(item, Evidence):
            return
        above, below = _halves(rect)
        date = index.sibling(index.row(), Column.DATE)
        width = self._date_width(date)
        self._paint_date(painter, above.adjusted(above.width() - width, 0, 0, 0), date, inverted)
        token = inverted or ("ink" if item.title.strip() else "ink3")
        title = above.adjusted(0, 0, -width - _GAP, 0)
        if item.has_copy:
            title = self._paint_copy(painter, title, index, inverted)
        self.text(painter, title, str(index.data()), token, strong=True)
        room, words = self._card_chips(rect, index)
        self.paint_chips(painter, room, words, inverted)
        level = below.adjusted(0, 0, room.left() - _GAP - below.right(), 0)
        name = str(index.sibling(index.row(), Column.LEVEL).data())
        self._paint_level(painter, level, item.level, name, inverted)

    @override
    def chips_in(self, rect: QRect, index: Index) -> tuple[QRect, Sequence[str]]:
        if self.view.is_narrow:
            return self._card_chips(self.inner(rect, index), index)
        return super().chips_in(rect, index)

    def _card_chips(self, inner: QRect, index: Index) -> tuple[QRect, Sequence[str]]:
        """The room for the chips of a card, at its right below."""
        words = tuple(index.sibling(index.row(), Column.SUPPORTS).data(CHIPS_ROLE) or ())
        below = _halves(inner)[1]
        width = min(self.chips_width(words), below.width() // 2)
        return below.adjusted(below.width() - width, 0, 0, 0), words

    def _paint_level(
        self, painter: QPainter, rect: QRect, level: int, name: str, inverted: str
    ) -> None:
        width, height = (self.theme.scaled(one) for one in _LEVEL)
        bars = QRect(rect.left(), rect.top() + (rect.height() - height) // 2, width, height)
        paint_level(painter, bars, level, self.theme, token=inverted)
        words = rect.adjusted(width + _LEVEL_GAP, 0, 0, 0)
        self.text(painter, words, name, inverted or ("ink" if level else "ink3"))

    def _paint_date(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> None:
        if index.data(OUT_OF_DATE_ROLE):
            rest = self.icon(painter, rect, "calendar-clock", inverted or "amber")
            self.text(painter, rest, str(index.data()), inverted or "amber")
            return
        has_date = bool(index.data(Qt.ItemDataRole.EditRole))
        self.text(painter, rect, str(index.data()), inverted or ("ink" if has_date else "ink3"))

    def _paint_copy(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> QRect:
        """A paperclip, or an alert where the copy is not whole; the room that is left."""
        if index.data(COPY_LOST_ROLE):
            return self.icon(painter, rect, "octagon-alert", inverted or "red")
        return self.icon(painter, rect, "paperclip", inverted or "ink2")

    def _date_width(self, index: Index) -> int:
        width = QFontMetrics(self.theme.font()).horizontalAdvance(str(index.data())) + 1
        return width + (self.theme.scaled(22) + 2 if index.data(OUT_OF_DATE_ROLE) else 0)

    # -- editing ------------------------------------------------------------------------

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = Column(index.column())
        name = str(index.model().headerData(column, Qt.Orientation.Horizontal))
        if column in self._choices:
            choice = ChoiceCell(name, self._choices[column], parent)
            choice.activated.connect(lambda: self._finish(choice))
            QTimer.singleShot(0, choice, choice.drop_down)
            return choice
        if column is Column.DATE:
            line = DateCell(name, parent)
            item = index.data(EVIDENCE_ROLE)
            record_id = item.id if isinstance(item, Evidence) else ""
            line.unreadable.connect(
                lambda text, how: self.date_unreadable.emit(record_id, text, how)
            )
            return line
        editor = QLineEdit(parent)
        editor.setAccessibleName(name)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        item, column = index.data(EVIDENCE_ROLE), Column(index.column())
        if not isinstance(item, Evidence):
            return
        if isinstance(editor, ChoiceCell):
            editor.set_value(item.type_id if column is Column.TYPE else item.level)
        elif isinstance(editor, DateCell):
            # A change elsewhere never replaces what is being typed.
            if not editor.isModified():
                editor.set_day(item.dated)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(item.title if column is Column.TITLE else item.kept_at)
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value: object = None
        if isinstance(editor, ChoiceCell):
            value = editor.value
        elif isinstance(editor, DateCell):
            value = editor.day
        elif isinstance(editor, QLineEdit):
            value = editor.text()
        model.setData(index, value, Qt.ItemDataRole.EditRole)

    @override
    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        if isinstance(object, DateCell):
            key = event.key() if isinstance(event, QKeyEvent) else None
            if key == Qt.Key.Key_Escape:
                object.give_up()
            elif event.type() == QEvent.Type.FocusOut or (
                key in _LEAVING and event.type() == QEvent.Type.KeyPress
            ):
                object.tell_if_unreadable()
        return super().eventFilter(object, event)

    def _finish(self, editor: QComboBox) -> None:
        """A choice made is a choice kept: no second key is needed."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def _halves(rect: QRect) -> tuple[QRect, QRect]:
    """The upper and the lower line of a card."""
    inner = rect.adjusted(0, _CARD_PADDING, 0, -_CARD_PADDING)
    half = inner.height() // 2
    return inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
