"""Everything there is to look at, in groups; or that there is nothing left."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.pages.send.finding_row import FindingRowButton
from neglect_workbook.ui.theme import SECTION
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.focus import focus_in
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Hint

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.send.finding_rows import FindingGroup
    from neglect_workbook.ui.theme import Theme

_GROUP_GAP: Final = 14
_HEAD_GAP: Final = 6


class FindingList(QWidget):
    """Shows the findings; arrows go from row to row.

    Signals:
        jump_requested: the Jump of a row that was followed.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme", parent: QWidget | None = None) -> None:
        """Make a list that shows nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._groups: tuple[FindingGroup, ...] | None = None
        self._rows: list[FindingRowButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GROUP_GAP)

    @property
    def rows(self) -> list[FindingRowButton]:
        """The rows from the first to the last."""
        return list(self._rows)

    def show_groups(self, groups: "tuple[FindingGroup, ...]") -> None:
        """Show these; the focus stays at its row, or where that one was."""
        if groups == self._groups:
            return
        self._groups = groups
        focused = focus_in(self)
        place = next((at for at, row in enumerate(self._rows) if row is focused), -1)
        self._clear()
        shown = [self._group(group) for group in groups] or [self._nothing_left()]
        for widget in shown:
            self._column.addWidget(widget)
            # At once, and not with the next events: a row that is not seen takes no focus.
            widget.show()
        if place >= 0 and self._rows:
            self._rows[min(place, len(self._rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._rows = []
        empty(self._column)

    def _nothing_left(self) -> QWidget:
        words = "Read the files once more, then make them."
        return EmptyState(self._theme, "Nothing left to look at.", words, "")

    def _group(self, group: "FindingGroup") -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(group))
        column.addSpacing(_HEAD_GAP)
        last = len(group.rows) - 1
        for place, row in enumerate(group.rows):
            button = FindingRowButton(
                self._theme, row, group.ink, is_first=place == 0, is_last=place == last
            )
            button.clicked.connect(lambda _on, jump=row.jump: self.jump_requested.emit(jump))
            column.addWidget(button)
            self._rows.append(button)
        return whole

    def _head(self, group: "FindingGroup") -> QHBoxLayout:
        title = _GroupTitle(self._theme, group.icon, group.title, icon_ink=group.ink)
        count = Hint(self._theme, str(len(group.rows)))
        head = QHBoxLayout()
        head.setSpacing(10)
        for label in (title, count):
            label.setWordWrap(False)
            head.addWidget(label)
        head.addStretch()
        return head


class _GroupTitle(IconLabel):
    """The heading of a group with its icon."""

    _points = SECTION
    _is_strong = True
