"""'Forget earlier wording' below the history of an answer: said what it does, then asked once."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_COSTS: Final = (
    "You cannot undo this. What the answer says now stays. Backups that were made before, closed "
    "reviews and files that you sent keep what they hold."
)


class ForgetRow(QWidget):
    """One quiet button; asked, it says what would go.

    Signals:
        forget_requested: the person wants it gone.
    """

    forget_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        """Ask nothing yet.

        Args:
            theme: gives colours and sizes.
        """
        super().__init__()
        self._ask = Button(theme, "Forget earlier wording…", kind="quiet", is_slim=True)
        self._words = Body(theme, "")
        self._forget = Button(theme, "Forget it for good", is_slim=True)
        self._keep = Button(theme, "Keep it", is_slim=True)
        self._question = QWidget()
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self._forget)
        buttons.addWidget(self._keep)
        asked = QVBoxLayout(self._question)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(8)
        asked.addWidget(self._words)
        asked.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ask)
        column.addWidget(self._question)
        self._question.hide()
        self._ask.clicked.connect(self._on_asked)
        self._forget.clicked.connect(self.forget_requested)
        self._keep.clicked.connect(self._on_kept)

    def show_count(self, count: int) -> None:
        """Offer to forget so many earlier wordings; nothing where there are none.

        Args:
            count: how many changes would go.
        """
        self.setVisible(count > 0)
        self._question.hide()
        self._ask.show()
        what = "1 earlier change" if count == 1 else f"{count} earlier changes"
        self._words.setText(f"This takes {what} of this answer out of the workbook. {_COSTS}")

    def _on_asked(self) -> None:
        self._ask.hide()
        self._question.show()
        # Enter pressed twice is to forget nothing.
        self._keep.setFocus()

    def _on_kept(self) -> None:
        self._question.hide()
        self._ask.show()
        self._ask.setFocus()
