"""The workbooks that were open before: the newest to carry on with, the others as rows."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.ui.pages.start.continue_card import ContinueCard
from neglect_workbook.ui.pages.start.missing_row import MissingRow
from neglect_workbook.ui.pages.start.recent_row import RecentRow
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import SectionHeading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.settings import RecentWorkbook
    from neglect_workbook.ui.theme import Theme

#: As many as a small screen has room for.
_MOST_ROWS: Final = 5


class RecentList(QWidget):
    """'Carry on where you stopped' and 'Other recent workbooks'; nothing where there are none.

    Signals:
        chosen: the path of the workbook to open.
        look_requested: the path of one that is not where it was.
        forget_requested: the same.
        return_requested: choose the return of one that is lost.
    """

    chosen = Signal(str)
    look_requested = Signal(str)
    forget_requested = Signal(str)
    return_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._card: ContinueCard | None = None
        self._content = QWidget()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 24)
        self._outer.addWidget(self._content)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def can_continue(self) -> bool:
        """Whether there is a workbook to carry on with."""
        return self._card is not None

    @property
    def stops(self) -> list[QPushButton]:
        """What can be pressed, in reading order."""
        return self._content.findChildren(QPushButton)

    def show_entries(self, entries: "Sequence[RecentWorkbook]", missing: frozenset[str]) -> None:
        """Show these.

        Args:
            entries: newest first.
            missing: the paths of those that are not where they were.
        """
        column = self._new_column()
        self._card = None
        newest = next((entry for entry in entries if entry.path not in missing), None)
        if newest is not None:
            self._card = ContinueCard(self._theme, newest)
            self._card.chosen.connect(self.chosen)
            column.addWidget(SectionHeading(self._theme, "Carry on where you stopped"))
            column.addSpacing(10)
            column.addWidget(self._card)
        others = [entry for entry in entries if entry is not newest][:_MOST_ROWS]
        if others:
            if newest is not None:
                column.addSpacing(24)
            heading = "Other recent workbooks" if newest is not None else "Recent workbooks"
            column.addWidget(SectionHeading(self._theme, heading))
            column.addSpacing(4)
            column.addWidget(Hairline(self._theme))
            for entry in others:
                column.addWidget(self._row(entry, is_missing=entry.path in missing))
        # At once: a layout would wait for the next turn of the loop.
        self._content.show()
        self.setVisible(bool(entries))

    def step_back(self) -> None:
        """Leave the first place to something that comes before carrying on."""
        if self._card is not None:
            self._card.button.set_kind("outlined")

    def focus_first(self) -> None:
        """Put the focus on 'Continue'."""
        if self._card is not None:
            self._card.button.setFocus()

    def _new_column(self) -> QVBoxLayout:
        """An empty column in the place of what was shown before."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._outer.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        return column

    def _row(self, entry: "RecentWorkbook", *, is_missing: bool) -> QWidget:
        if is_missing:
            missing = MissingRow(self._theme, entry)
            missing.look_requested.connect(self.look_requested)
            missing.forget_requested.connect(self.forget_requested)
            missing.return_requested.connect(self.return_requested)
            return missing
        row = RecentRow(self._theme, entry)
        row.clicked.connect(lambda: self.chosen.emit(entry.path))
        return row
