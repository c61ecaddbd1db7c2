"""The list of a search panel: headings are passed over, and letters go back to the line."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.search.results import ResultsModel
from neglect_workbook.ui.search.row_delegate import RowDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.theme import Theme

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PAGE_ROWS: Final = 8
#: How far each key goes, in rows.
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE_ROWS,
    Qt.Key.Key_PageUp: -_PAGE_ROWS,
}


class ResultList(QListView):
    """Rows to choose from. The first is the current one even while somebody types elsewhere.

    Signals:
        row_chosen: the place of a row that somebody acted on.
        left_upwards: Up was pressed on the first row.
        typed: a QKeyEvent that belongs into the line.
    """

    row_chosen = Signal(int)
    left_upwards = Signal()
    typed = Signal(object)

    def __init__(self, theme: "Theme", model: ResultsModel, name: str) -> None:
        super().__init__()
        self._results = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current_place(self) -> int:
        """The place of the current row; -1 where there is none."""
        return self.currentIndex().row()

    def select_place(self, place: int) -> None:
        """Make a row the current one and show it; the first one with its heading."""
        self.setCurrentIndex(self._results.index(place, 0))
        if place == self._results.next_place(0, 1):
            self.scrollToTop()

    def select_first(self) -> None:
        """Make the first row that can be chosen the current one."""
        self.select_place(self._results.next_place(0, 1))

    def step(self, rows: int) -> bool:
        """Go some rows down, or up where negative; whether there was a row to go to."""
        direction = 1 if rows > 0 else -1
        last = len(self._results.rows) - 1
        wanted = min(last, max(0, self.current_place + rows))
        place = self._results.next_place(wanted, direction)
        if place < 0:
            place = self._results.next_place(wanted, -direction)
        if place < 0 or place == self.current_place:
            return False
        self.select_place(place)
        return True

    @override
    def sizeHint(self) -> QSize:
        rows = range(self._results.rowCount())
        heights = (self.sizeHintForIndex(self._results.index(row, 0)).height() for row in rows)
        return QSize(super().sizeHint().width(), sum(heights))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        key = event.key()
        if key in _ENTER:
            self.row_chosen.emit(self.current_place)
        elif key in _STEPS:
            if not self.step(_STEPS[Qt.Key(key)]) and key == Qt.Key.Key_Up:
                self.left_upwards.emit()
        elif key == Qt.Key.Key_Home:
            self.select_first()
        elif key == Qt.Key.Key_End:
            self.select_place(self._results.next_place(len(self._results.rows) - 1, -1))
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        elif event.text():
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.row_chosen.emit(index.row())
