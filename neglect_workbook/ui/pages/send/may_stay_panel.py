"""Says why what was found may stay: a reason to choose, or one in own words."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.theme import Theme

_NEEDED: Final = "Choose a reason, or say it in your own words."


class MayStayPanel(QWidget):
    """Opens in place, below what was found.

    Signals:
        said: the reason.
        closed: nothing was said.
    """

    said = Signal(str)
    closed = Signal()

    def __init__(self, theme: "Theme", reasons: "Sequence[str]", about: str) -> None:
        """Ask for the reason.

        Args:
            theme: gives colours and sizes.
            reasons: what to choose from.
            about: what was found, for screen readers.
        """
        super().__init__()
        options = [(one, one) for one in reasons]
        self._choice = ChoiceField(theme, "Why it may stay", options, empty="In your own words")
        self._own = LineField(theme, "In your own words", placeholder="Such as: our cat")
        self._own.undo_here()
        keep = Button(theme, "Let it stay", is_slim=True)
        keep.setAccessibleDescription(about)
        cancel = Button(theme, "Cancel", kind="quiet", is_slim=True)
        self._choice.chosen.connect(self._on_chosen)
        keep.clicked.connect(self._say)
        cancel.clicked.connect(self.closed)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(keep)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(8)
        column.addWidget(self._choice)
        column.addWidget(self._own)
        column.addLayout(buttons)

    def focus_editor(self) -> None:
        """Put the keyboard on the reasons."""
        self._choice.focus_editor()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, reason: str) -> None:
        self._own.setVisible(not reason)
        self._own.set_problem("")

    def _say(self) -> None:
        reason = self._choice.choice or self._own.text().strip()
        if reason:
            self.said.emit(reason)
        else:
            self._own.set_problem(_NEEDED)
            self._own.focus_editor()
