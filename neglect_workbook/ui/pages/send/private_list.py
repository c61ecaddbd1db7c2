"""What could identify a child, by question, each to edit or to confirm."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.pages.send.private_row import PrivateRowCard
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.disclosure import Disclosure
from neglect_workbook.ui.widgets.focus import focus_in
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.ui.pages.send.private_rows import PrivateRow, PrivateRows
    from neglect_workbook.ui.theme import Theme

_CONFIRMED: Final = "What may stay, and why"
_GAP: Final = 10


class PrivateList(QWidget):
    """The groups, and what was confirmed folded below them.

    Signals:
        jump_requested: the Jump to the words that somebody wants to edit.
        confirmed: a PrivatePlace, and why it may stay.
        withdrawn: a PrivatePlace that may not stay after all.
    """

    jump_requested = Signal(object)
    confirmed = Signal(object, str)
    withdrawn = Signal(object)

    def __init__(self, theme: "Theme", reasons: "Sequence[str]") -> None:
        """List nothing yet.

        Args:
            theme: gives colours and sizes.
            reasons: why something may stay, to choose from.
        """
        super().__init__()
        self._theme = theme
        self._reasons = reasons
        self._shown: tuple[Sequence[PrivateRow], Sequence[PrivateRow], bool] | None = None
        self._rows: list[PrivateRowCard] = []
        self._groups = QVBoxLayout()
        self._groups.setSpacing(_GAP)
        self._fold = Disclosure(theme, _CONFIRMED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(self._groups)
        column.addWidget(self._fold)
        self._fold.hide()
        self.hide()

    def show_rows(self, found: "PrivateRows", *, can_write: bool) -> None:
        """Show what was found; the keyboard stays at its row, or where that one was."""
        shown = (found.open, found.confirmed, can_write)
        if shown == self._shown:
            return
        self._shown = shown
        place = self._focused_row()
        self._clear()
        self.setVisible(bool(found.open or found.confirmed))
        for name, rows in found.groups:
            group = self._group(name, rows, can_write=can_write)
            self._groups.addWidget(group)
            # At once, and not with the next events: a row that is not seen takes no focus.
            group.show()
        if found.confirmed:
            self._fold.set_content(self._cards(found.confirmed, can_write=can_write))
        self._fold.set_trailing(str(len(found.confirmed)))
        self._fold.setVisible(bool(found.confirmed))
        if place >= 0:
            self.focus_row(place)

    def focus_row(self, place: int = 0) -> bool:
        """Put the keyboard on a row that is open; false where there is none."""
        rows = [row for row in self._rows if not row.row.reason]
        if rows:
            rows[min(place, len(rows) - 1)].focus_editor()
        return bool(rows)

    def _focused_row(self) -> int:
        focused = focus_in(self)
        held = (at for at, row in enumerate(self._rows) if focused and row.isAncestorOf(focused))
        return next(held, -1)

    def _clear(self) -> None:
        self._rows = []
        empty(self._groups)

    def _group(self, name: str, rows: "Sequence[PrivateRow]", *, can_write: bool) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Strong(self._theme, name))
        column.addWidget(self._cards(rows, can_write=can_write))
        return group

    def _cards(self, rows: "Sequence[PrivateRow]", *, can_write: bool) -> Card:
        card = Card(self._theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for at, row in enumerate(rows):
            if at:
                column.addWidget(Hairline(self._theme))
            shown = PrivateRowCard(self._theme, row, self._reasons, can_write=can_write)
            shown.edit_requested.connect(lambda row=row: self.jump_requested.emit(row.jump))
            shown.confirmed.connect(lambda reason, row=row: self.confirmed.emit(row.place, reason))
            shown.withdrawn.connect(lambda row=row: self.withdrawn.emit(row.place))
            column.addWidget(shown)
            self._rows.append(shown)
        return card
