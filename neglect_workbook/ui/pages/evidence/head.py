"""The head of the Evidence page: its title, how much there is, and the first step."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import PageTitle
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_ONCE: Final = "One item can support many answers, so enter it once."


class EvidenceHead(QWidget):
    """Title, summary with its links, and 'Add evidence'.

    Signals:
        add_requested: somebody wants to add an item.
        levels_requested: somebody wants to read what the levels mean.
        everything_requested: somebody wants to see what the filters leave out.
    """

    add_requested = Signal()
    levels_requested = Signal()
    everything_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._summary = RunsLabel(theme)
        self._everything = Button(theme, "Show all", kind="link")
        self._levels = Button(theme, "What the levels mean", kind="link")
        self._add = Button(theme, "Add evidence", kind="filled", icon="plus")
        self._everything.clicked.connect(self.everything_requested)
        self._levels.clicked.connect(self.levels_requested)
        self._add.clicked.connect(self.add_requested)
        line = QWidget()
        flow = FlowLayout(line, gap=12)
        for widget in (self._summary, self._everything, self._levels):
            flow.addWidget(widget)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PageTitle(theme, "Evidence"))
        words.addWidget(line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_count(self, total: int, shown: int, *, is_filtering: bool, can_add: bool) -> None:
        """Say how much there is.

        Args:
            total: items in the workbook.
            shown: items in the table.
            is_filtering: whether the filters leave something out.
            can_add: whether this is the place to begin to add an item.
        """
        items = "1 item" if total == 1 else f"{total} items"
        text = f"{shown} of {items} shown." if is_filtering else f"{items}. {_ONCE}"
        self._summary.set_runs([Run(text if total else _ONCE, ink="ink2")])
        self._everything.setVisible(is_filtering)
        self._levels.setVisible(total > 0)
        self._add.setVisible(can_add)

    def focus_levels(self) -> None:
        """Put the focus on the link to what the levels mean."""
        self._levels.setFocus(Qt.FocusReason.OtherFocusReason)
