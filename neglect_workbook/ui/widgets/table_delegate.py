"""How a cell of a table is drawn; each table's own delegate says what is in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from neglect_workbook.ui.paint import draw_focus
from neglect_workbook.ui.widgets.cell_delegate import CellDelegate
from neglect_workbook.ui.widgets.table_header import PADDING

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.table_view import TableView

Index = QModelIndex | QPersistentModelIndex

#: The words of the chips in a cell, as a tuple.
CHIPS_ROLE: Final = Qt.ItemDataRole.UserRole + 100

_BAR: Final = 3
_RADIUS: Final = 4
_ICON: Final = 16
_ARROW_ROOM: Final = 28


class TableDelegate(CellDelegate):
    """Draws the ground, hairline, selection and focus of a cell, and plain text in it.

    A table's own delegate overrides `paint_cell`, `paint_card` and `chips_in`, and draws with
    the methods here. ``inverted`` is the token of a colour that stands on a selected row in
    high contrast, and empty everywhere else: ``self.text(..., inverted or "ink2")``.

    Attributes:
        has_arrow: whether the arrow that opens a row stands at its right end.
    """

    has_arrow = True

    def __init__(self, theme: "Theme", view: "TableView") -> None:
        super().__init__(theme, view)
        self.view = view

    # -- for a table's own delegate ----------------------------------------------------

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> None:
        """Paint what is in a cell into ``rect``, which has the cell's paddings taken off."""
        self.text(painter, rect, str(index.data() or ""), inverted or "ink")

    def paint_card(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> None:
        """Paint a whole row into ``rect``, where there is no room for columns."""
        self.text(painter, rect, str(index.data() or ""), inverted or "ink")

    def chips_in(self, rect: QRect, index: Index) -> tuple[QRect, Sequence[str]]:
        """The room for chips in a cell, and their words, which are the ids that they stand for.

        Args:
            rect: the whole cell.
            index: the cell; its chips are its `CHIPS_ROLE`.
        """
        return self.inner(rect, index), index.data(CHIPS_ROLE) or ()

    # -- where things are in a cell ------------------------------------------------------------

    def inner(self, rect: QRect, index: Index) -> QRect:
        """A cell without its paddings and without the room of the arrow that opens the row."""
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if index.column() == self.view.last_column:
            inner.setRight(self.arrow_rect(rect).left() - 1)
        return inner

    def arrow_rect(self, rect: QRect) -> QRect:
        """Where the arrow that opens the row is, in the cell at its right end."""
        width = self.theme.scaled(_ARROW_ROOM) if self.has_arrow else 0
        return rect.adjusted(rect.width() - width, 0, 0, 0)

    # -- Qt's -----------------------------------------------------------------------------

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.view.verticalHeader().defaultSectionSize())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        inverted = "on_select" if is_selected and self.theme.is_high_contrast else ""
        painter.save()
        self._paint_ground(painter, rect, index, is_selected=is_selected)
        inner = self.inner(rect, index)
        if self.view.is_narrow:
            self.paint_card(painter, inner, index, inverted)
        else:
            self.paint_cell(painter, inner, index, inverted)
        if self.has_arrow and index.column() == self.view.last_column:
            size = self.theme.scaled(_ICON)
            arrow = self.arrow_rect(rect)
            place = QPoint(arrow.right() + 1 - size - 4, arrow.center().y() - size // 2)
            pixmap = self.theme.pixmap("chevron-right", inverted or "ink3", _ICON)
            painter.drawPixmap(place, pixmap)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, self.theme, radius=_RADIUS, is_selected=is_selected)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, is_selected: bool
    ) -> None:
        theme = self.theme
        ground = "surface"
        if is_selected:
            ground = "select" if theme.is_high_contrast else "accent_tint"
        elif index.row() == self.view.hovered_row:
            ground = "hover" if theme.is_high_contrast else "panel"
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if is_selected and index.column() == 0 and not theme.is_high_contrast:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), theme.colour("accent"))
