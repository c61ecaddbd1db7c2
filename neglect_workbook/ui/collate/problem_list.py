"""The list of files with problems."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from neglect_workbook.ui.collate.card_list import CardDelegate, CardList, CardModel
from neglect_workbook.ui.collate.problem_rows import ProblemRow

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class ProblemModel(CardModel[ProblemRow]):
    """The files that are listed."""

    @override
    def words_for(self, row: ProblemRow, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.file
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "dealt with" if row.is_dealt_with else "to deal with"
            return f"{row.title}, {row.words}, {state}"
        return None


class ProblemList(CardList[ProblemRow]):
    """Files, two lines each."""

    def __init__(self, theme: "Theme", model: ProblemModel) -> None:
        super().__init__(theme, model, "Files with problems")
        self.setItemDelegate(_ProblemDelegate(theme, self))


class _ProblemDelegate(CardDelegate):
    """The file or organisation above, what is wrong below, with its symbol."""

    @override
    def paint_lines(
        self, painter: QPainter, lines: tuple[QRect, QRect], row: object, *, is_current: bool
    ) -> None:
        if not isinstance(row, ProblemRow):
            return
        above, below = lines
        ink = self.ink("ink2" if row.is_dealt_with else "ink", is_current=is_current)
        self.text(painter, above, row.title, ink, strong=is_current)
        icon, tone = _look(row)
        room = self.icon(painter, below, icon, self.ink(tone, is_current=is_current))
        words = "Dealt with" if row.is_dealt_with else row.words
        self.text(painter, room, words, self.ink("ink2", is_current=is_current))


def _look(row: ProblemRow) -> tuple[str, str]:
    """Icon and token of how a row stands."""
    if row.is_dealt_with:
        return "check", "green"
    if row.wants_password:
        return "lock", "amber"
    return ("octagon-alert", "red") if row.is_refused else ("circle-alert", "amber")
