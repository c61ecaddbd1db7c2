"""One quiet line after something was taken away: what it was, and the way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.labels import Lead

if TYPE_CHECKING:
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.ui.file_session import FileSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook import Workbook


class UndoLine(QWidget):
    """'E5 was removed. Undo'. The next change of anything takes the line away.

    Signals:
        undone: somebody took the removal back.
    """

    undone = Signal()

    def __init__(
        self, theme: "Theme", session: "FileSession[Workbook] | FileSession[Collation]"
    ) -> None:
        super().__init__()
        self._session = session
        self._text = Lead(theme)
        self._text.setWordWrap(False)
        self._undo = Button(theme, "Undo", kind="link")
        self._undo.clicked.connect(self._on_undo)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(10)
        layout.addWidget(self._text)
        layout.addWidget(self._undo)
        layout.addStretch()
        session.changed.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say what was taken away. Called after the change."""
        self._text.setText(sentence)
        self._undo.setAccessibleDescription(sentence)
        self.show()

    def focus_undo(self) -> None:
        """Put the focus on the way back."""
        self._undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_undo(self) -> None:
        self._session.undo()
        self.undone.emit()
