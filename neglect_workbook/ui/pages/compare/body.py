"""Where the parts of the Compare page stand: in two columns, or in one where there is less room."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.column import Column
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.dressing import dress_again
from neglect_workbook.ui.widgets.focus import focus_in
from neglect_workbook.ui.widths import effective_width

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 28
_TOP: Final = 18
_WIDEST: Final = 1440
_GAP: Final = 12
_SCROLL_ROOM: Final = 14
#: Effective width of the window from which on the detail stands beside the table.
_BESIDE: Final = 1180
_DETAIL_WIDTH: Final = 500
_MOST_OF_WIDTH: Final = 0.38


class CompareBody(QWidget):
    """The table scrolls under its filter, the detail beside it; what is above them stays.

    Where there is less room all of it is one column, and that scrolls.
    """

    def __init__(
        self,
        theme: "Theme",
        above: tuple[QWidget, ...],
        filters: QWidget,
        table: tuple[QWidget, ...],
        detail: QWidget,
    ) -> None:
        """Put the parts in their places.

        Args:
            theme: gives sizes.
            above: what stands over everything.
            filters: what stands over the table.
            table: the table, and what stands in its place while it is empty.
            detail: the question in full.
        """
        super().__init__()
        self._theme = theme
        self._above = above
        self._filters = filters
        self._table = table
        self._detail = detail
        self._is_one: bool | None = None
        self._has_pair = True
        self._column = _column(table)
        self._beside = _column(())
        self.table_scroll = _scroll(theme, self._column)
        self.detail_scroll = _scroll(theme, self._beside)
        self._top = QVBoxLayout()
        self._left = QVBoxLayout()
        self._row = QHBoxLayout()
        self._all = QVBoxLayout(self)
        self._arrange()
        theme.changed.connect(self.fit)
        self.fit()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self.fit()

    @property
    def is_one_column(self) -> bool:
        """Whether everything is under each other."""
        return bool(self._is_one)

    def show_pair(self, *, is_shown: bool) -> None:
        """Make room for the table and the detail, or show only what is above them."""
        self._has_pair = is_shown
        self._filters.setVisible(is_shown)
        if not is_shown:
            for part in (*self._table, self._detail):
                part.hide()
        self.table_scroll.setVisible(is_shown or self.is_one_column)
        self.detail_scroll.setVisible(is_shown and not self.is_one_column)

    def fit(self) -> None:
        """Lay the parts out for the room that there is."""
        is_one = effective_width(self, self._theme) < _BESIDE
        spare = max(_SIDE, self.width() - _SIDE - _WIDEST)
        if is_one != self._is_one:
            self._is_one = is_one
            self._place()
        if is_one:
            self._all.setContentsMargins(0, 0, 0, 0)
            self._column.setContentsMargins(_SIDE, _TOP, spare, _TOP)
        else:
            self._all.setContentsMargins(_SIDE, _TOP, spare, 0)
            self._column.setContentsMargins(0, 0, _SCROLL_ROOM, _TOP)
            room = self.width() - _SIDE - spare
            most = round(room * _MOST_OF_WIDTH)
            self.detail_scroll.setFixedWidth(min(self._theme.scaled(_DETAIL_WIDTH), most))

    def _arrange(self) -> None:
        self._beside.setContentsMargins(0, 0, _SCROLL_ROOM, _TOP)
        for layout in (self._top, self._left, self._all):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(_GAP)
        self._row.setSpacing(_GAP)
        self._left.addWidget(self.table_scroll, 1)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self.detail_scroll)
        self._all.addLayout(self._top)
        self._all.addLayout(self._row, 1)
        self._all.addStretch()

    def _place(self) -> None:
        """Move the parts to where they belong now; the keyboard stays where it was."""
        focused = focus_in(self)
        if self._is_one:
            for place, part in enumerate((*self._above, self._filters)):
                self._column.insertWidget(place, part)
            self._column.insertWidget(self._column.count() - 1, self._detail)
        else:
            for part in self._above:
                self._top.addWidget(part)
            self._left.insertWidget(0, self._filters)
            self._beside.insertWidget(0, self._detail)
        for part in (*self._above, self._filters, self._detail):
            dress_again(part)
        self.show_pair(is_shown=self._has_pair)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)


def _column(parts: tuple[QWidget, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(_GAP)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return column


def _scroll(theme: "Theme", layout: QVBoxLayout) -> ColumnScroll:
    column = Column()
    column.setLayout(layout)
    scroll = ColumnScroll(theme)
    scroll.show_column(column)
    return scroll
