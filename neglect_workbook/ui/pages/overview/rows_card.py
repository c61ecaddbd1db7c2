"""A card of the Overview: a heading, and rows with a line above each."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Hint, SectionHeading

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from neglect_workbook.ui.theme import Theme

_ROW_ROOM: Final = 6


class RowsCard(Card):
    """Its rows are made anew only when what they show is another than before."""

    def __init__(self, theme: "Theme", title: str, note: str = "") -> None:
        """Make a card without rows.

        Args:
            theme: gives colours and sizes.
            title: its heading.
            note: quiet words at the right of the heading.
        """
        super().__init__(theme)
        self._rows_of: object = None
        self.title = SectionHeading(theme, title)
        self.title.setWordWrap(False)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(self.title, 0 if note else 1)
        if note:
            self.head.addWidget(Hint(theme, note), 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 10, 18, 8)
        self.column.setSpacing(6)
        self.column.addLayout(self.head)
        self.column.addLayout(self._rows)

    def show_rows(self, shown: "Hashable", make: "Callable[[], Iterable[QWidget]]") -> None:
        """Bring the rows up to date.

        Args:
            shown: what the rows show; where it equals what they show already, they stay.
            make: makes the rows.
        """
        if shown == self._rows_of:
            return
        self._rows_of = shown
        empty(self._rows)
        for row in make():
            for widget in (Hairline(self._theme), row):
                self._rows.addWidget(widget)
                # A layout shows what it is given a moment later: that would be seen.
                widget.show()


class Row(QWidget):
    """One row: what ``parts`` hold, from left to right."""

    def __init__(self, *parts: "tuple[QWidget, int]", gap: int = 12) -> None:
        """Make a row.

        Args:
            parts: widgets with the share of the room that is left over; 0 for none of it.
            gap: pixels between them.
        """
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, _ROW_ROOM, 0, _ROW_ROOM)
        line.setSpacing(gap)
        for widget, share in parts:
            line.addWidget(widget, share)
