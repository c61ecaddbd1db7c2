"""A list of evidence that is as tall as its rows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy
from typing_extensions import override

from neglect_workbook.domain.records import Evidence
from neglect_workbook.ui.pages.question.evidence_delegate import EvidenceDelegate
from neglect_workbook.ui.pages.question.evidence_model import EVIDENCE_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme


class EvidenceList(QListView):
    """Rows of evidence; a click, Enter or Space chooses one, Delete asks to take it off.

    Signals:
        chosen: the id of the item.
        removal_requested: the id of the item.
    """

    chosen = Signal(str)
    removal_requested = Signal(str)

    def __init__(
        self, theme: "Theme", framework: "Framework", model: QAbstractItemModel, *, most_rows: int
    ) -> None:
        """Show a model.

        Args:
            theme: gives colours and sizes.
            framework: gives the words of the levels.
            model: rows with an ``EVIDENCE_ROLE``.
            most_rows: more of them scroll.
        """
        super().__init__()
        self._most_rows = most_rows
        self._delegate = EvidenceDelegate(theme, framework, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        # Selected is the row whose details are open; only the page says so.
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def mark(self, row: int) -> None:
        """Show a row as open; -1 for none."""
        model = self.model()
        self.selectionModel().clearSelection()
        if row >= 0:
            index = model.index(row, 0)
            self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)
            self.setCurrentIndex(index)

    @override
    def sizeHint(self) -> QSize:
        rows = min(self.model().rowCount(), self._most_rows)
        return QSize(super().sizeHint().width(), max(1, rows) * self._delegate.row_height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    @override
    def resizeEvent(self, e: "QResizeEvent") -> None:
        super().resizeEvent(e)
        if e.size().width() != e.oldSize().width():
            self._fit()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        index = self.currentIndex()
        key = event.key()
        if index.isValid() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(index)
        elif index.isValid() and key == Qt.Key.Key_Delete:
            self.removal_requested.emit(_id_of(index))
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(_id_of(index))

    def _fit(self) -> None:
        rows = self.model().rowCount()
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if rows > self._most_rows
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


def _id_of(index: QModelIndex) -> str:
    item = index.data(EVIDENCE_ROLE)
    return item.id if isinstance(item, Evidence) else ""
