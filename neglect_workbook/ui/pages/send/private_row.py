"""One thing that could identify a child: what it is, where, and what can be done about it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.pages.send.may_stay_panel import MayStayPanel
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.ui.pages.send.private_rows import PrivateRow
    from neglect_workbook.ui.theme import Theme

_STOP: Final = "No files are made while this is here. Edit it, or say why it may stay."


class PrivateRowCard(QWidget):
    """Shows a little of the text; the whole of it is one press away.

    Signals:
        edit_requested: somebody wants to go to the very words.
        confirmed: why it may stay.
        withdrawn: it may not stay after all.
    """

    edit_requested = Signal()
    confirmed = Signal(str)
    withdrawn = Signal()

    def __init__(
        self, theme: "Theme", row: "PrivateRow", reasons: "Sequence[str]", *, can_write: bool
    ) -> None:
        """Show a row.

        Args:
            theme: gives colours and sizes.
            row: what it says.
            reasons: why something may stay, to choose from.
            can_write: whether the workbook can be changed.
        """
        super().__init__()
        self._theme = theme
        self._row = row
        self._reasons = reasons
        self._panel: MayStayPanel | None = None
        self._edit = self._button("Edit", "pencil")
        self._edit.clicked.connect(self.edit_requested)
        self._other = self._other_button()
        self._column = QVBoxLayout(self)
        self._arrange()
        # Not before it has its place: shown without, it would be a window for a moment.
        self._other.setVisible(can_write)

    @property
    def row(self) -> "PrivateRow":
        """What it says."""
        return self._row

    def focus_editor(self) -> None:
        """Put the keyboard on the way to the words."""
        self._edit.setFocus()

    def _other_button(self) -> Button:
        if self._row.reason:
            button = self._button("Ask again", "undo-2")
            button.clicked.connect(self.withdrawn)
        else:
            button = self._button("It is fine: why", "check")
            button.clicked.connect(self._ask)
        return button

    def _button(self, words: str, icon: str) -> Button:
        button = Button(self._theme, words, icon=icon, is_slim=True)
        button.setAccessibleName(f"{words}, {self._row.field}, {self._row.sentence}")
        return button

    def _arrange(self) -> None:
        theme, row = self._theme, self._row
        icon, ink = ("octagon-alert", "red") if row.is_stop else ("triangle-alert", "amber")
        if row.reason:
            icon, ink = "check", "green"
        runs = (
            Run(f"{row.field}: ", ink="ink2"),
            Run(row.before, ink="ink2"),
            Run(row.words, is_strong=True),
            Run(row.after, ink="ink2"),
        )
        column = self._column
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(3)
        column.addWidget(IconLabel(theme, icon, row.sentence, icon_ink=ink))
        column.addWidget(RunsLabel(theme, runs))
        if row.reason:
            column.addWidget(Lead(theme, f"May stay: {row.reason}"))
        elif row.is_stop:
            column.addWidget(Lead(theme, _STOP))
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self._edit)
        buttons.addWidget(self._other)
        column.addSpacing(3)
        column.addLayout(buttons)

    def _ask(self) -> None:
        """Open the reasons in place, made when they are first wanted."""
        if self._panel is None:
            self._panel = MayStayPanel(self._theme, self._reasons, self._row.sentence)
            self._panel.said.connect(self.confirmed)
            self._panel.closed.connect(self._close)
            self._column.addWidget(self._panel)
        self._panel.show()
        self._panel.focus_editor()

    def _close(self) -> None:
        if self._panel is not None:
            self._panel.hide()
        self._other.setFocus()
