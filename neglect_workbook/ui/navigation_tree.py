"""The list in the navigation: what is marked is where the person is."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget
from typing_extensions import override

_ACT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_Flag = QItemSelectionModel.SelectionFlag


class NavigationTree(QTreeView):
    """Acts on a click, and on Enter or Space for the keyboard.

    The arrows move the focus only: the marked row stays the place where the person is.

    Signals:
        row_chosen: the QModelIndex of a row that somebody acted on.
    """

    row_chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # Tab leaves the list: the arrows move in it.
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.row_chosen)

    def mark(self, index: QModelIndex) -> None:
        """Show a row as the place where the person is, and scroll to it."""
        model = self.selectionModel()
        model.select(index, _Flag.ClearAndSelect)
        model.setCurrentIndex(index, _Flag.NoUpdate)
        self.scrollTo(index)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Whoever comes to the list starts from where they are.
        marked = self.selectionModel().selectedIndexes()
        if marked and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectionModel().setCurrentIndex(marked[0], _Flag.NoUpdate)
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ACT and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
