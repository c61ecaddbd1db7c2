"""The table of what colleagues said, as tall as its rows."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from neglect_workbook.ui.models.voices_model import ROW_ROLE, VoiceRow, VoicesModel
from neglect_workbook.ui.pages.voices.spread_cells import SpreadCells
from neglect_workbook.ui.widgets.reading_table import ReadingTable
from neglect_workbook.ui.widgets.table_view import ColumnWidth

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme

_ROW: Final = 40
_CARD: Final = 96
_QUESTION: Final = ColumnWidth(190, 1)
#: With less room for the words of the header, its marks stand alone.
_COUNT: Final = ColumnWidth(84, 6)
_BESIDE: Final = ColumnWidth(240, 1)


class SpreadTable(ReadingTable):
    """The rows of one question set. Arrows move, and what is below the table follows.

    Signals:
        row_reached: the id of the question in the row that is the current one now.
    """

    row_reached = Signal(str)

    def __init__(self, theme: "Theme", framework: "Framework", model: VoicesModel) -> None:
        steps = framework.scale.steps
        columns = (_QUESTION, *(_COUNT for _ in steps), _BESIDE)
        super().__init__(
            theme, "What colleagues said", columns, model, row_height=_ROW, card_height=_CARD
        )
        self.setItemDelegate(SpreadCells(theme, self, framework))
        self.setAccessibleDescription("Arrows move. What is below the table follows.")
        self.header.set_ratings({at: one.code for at, one in enumerate(steps, start=1)})
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    @property
    def has_rating_words(self) -> bool:
        """Whether its header says in words what the marks of the ratings mean."""
        return not self.is_narrow and self.header.has_rating_words

    @property
    def current_id(self) -> str:
        """The question of the current row; empty for none."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.id if isinstance(row, VoiceRow) else ""

    def _on_row_changed(self) -> None:
        if self.current_id:
            self.row_reached.emit(self.current_id)
