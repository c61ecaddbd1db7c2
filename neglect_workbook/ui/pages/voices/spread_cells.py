"""How what colleagues said is drawn: a number, a bar, a box round what the leaders chose."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from typing_extensions import override

from neglect_workbook.domain.role_views import Standing
from neglect_workbook.ui.models.voices_model import QUESTION_COLUMN, ROW_ROLE, VoiceRow
from neglect_workbook.ui.models.voices_words import STANDING_ICONS, standing_words, too_few
from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.symbols import paint_rating
from neglect_workbook.ui.widgets.table_delegate import Index, TableDelegate
from neglect_workbook.ui.widgets.table_header import PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.table_view import TableView

_BAR: Final = 12
_BAR_RADIUS: Final = 2
_WIDEST_UNIT: Final = 8
_GAP: Final = 8
_MARK: Final = 18
#: The box round the leaders' choice: outside of the text, and within the row.
_BOX_SIDE: Final = 9
_BOX_ROOM: Final = 4
_BOX_RADIUS: Final = 4
_BOX_WIDTH: Final = 2
#: From the top of a card to its first line.
_CARD_TOP: Final = 8
_CARD_GAP: Final = 22


class SpreadCells(TableDelegate):
    """Numbers stand before their bars; the box says 'leaders' rating' in the legend."""

    has_arrow = False

    def __init__(self, theme: "Theme", view: "TableView", framework: "Framework") -> None:
        super().__init__(theme, view)
        self._framework = framework
        self._codes = tuple(step.code for step in framework.scale.steps)

    @override
    def paint_cell(self, painter: "QPainter", rect: QRect, index: Index, inverted: str) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, VoiceRow):
            return
        column = index.column()
        if column == QUESTION_COLUMN:
            self._paint_question(painter, rect, row, inverted)
        elif column <= len(self._codes):
            self._paint_count(painter, rect, row, column - 1, inverted)
        else:
            self._paint_standing(painter, rect, row, inverted)

    @override
    def paint_card(self, painter: "QPainter", rect: QRect, index: Index, inverted: str) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, VoiceRow):
            return
        line = self._line()
        top = rect.top() + self.theme.scaled(_CARD_TOP)
        lines = [QRect(rect.left(), top + at * line, rect.width(), line) for at in range(3)]
        self._paint_question(painter, lines[0], row, inverted)
        if row.spread.is_shown:
            self._paint_marks(painter, lines[1], row, inverted)
        else:
            self.text(painter, lines[1], too_few(self._framework), inverted or "ink2")
        self._paint_standing(painter, lines[2], row, inverted)

    def _paint_question(
        self, painter: "QPainter", rect: QRect, row: VoiceRow, inverted: str
    ) -> None:
        question = row.spread.question
        metrics = QFontMetrics(self.theme.font(strong=True))
        self.text(painter, rect, question.id, inverted or "ink", strong=True)
        room = rect.adjusted(metrics.horizontalAdvance("M00"), 0, 0, 0)
        self.text(painter, room, question.short_name, inverted or "ink")

    def _paint_count(
        self, painter: "QPainter", rect: QRect, row: VoiceRow, place: int, inverted: str
    ) -> None:
        code = self._codes[place]
        if not row.spread.is_shown:
            self._paint_too_few(painter, rect, inverted)
            return
        count = row.spread.counts[code]
        self.text(painter, rect, str(count), inverted or ("ink" if count else "ink3"))
        number = QFontMetrics(self.theme.font()).horizontalAdvance("0" * len(str(row.most)))
        room = rect.adjusted(number + _GAP, 0, 0, 0)
        if count:
            # In a selected row of high contrast, the colours of ratings have no contrast.
            ink = self.theme.colour(inverted or self.theme.rating_tone(code))
            unit = min(self.theme.scaled(_WIDEST_UNIT), room.width() / max(1, row.most))
            height = self.theme.scaled(_BAR)
            top = room.center().y() - height // 2 + 1
            bar = QRect(room.left(), top, round(count * unit), height)
            draw_box(painter, bar, radius=_BAR_RADIUS, fill=ink)
        if row.beside is not None and row.beside.code == code:
            box = rect.adjusted(-_BOX_SIDE, _BOX_ROOM, _BOX_SIDE, -_BOX_ROOM - 1)
            self._paint_box(painter, box, inverted)

    def _paint_too_few(self, painter: "QPainter", rect: QRect, inverted: str) -> None:
        """One text across the cells of all ratings, of which each paints its own part."""
        first, last = 1, len(self._codes)
        view = self.view
        left = view.columnViewportPosition(first) + PADDING
        right = view.columnViewportPosition(last) + view.columnWidth(last) - PADDING
        painter.save()
        painter.setClipRect(rect.adjusted(-PADDING, 0, PADDING, -1))
        whole = QRect(left, rect.top(), right - left, rect.height())
        self.text(painter, whole, too_few(self._framework), inverted or "ink2")
        painter.restore()

    def _paint_marks(self, painter: "QPainter", rect: QRect, row: VoiceRow, inverted: str) -> None:
        """The counts of a card: marks instead of words and bars."""
        metrics = QFontMetrics(self.theme.font())
        size = self.theme.scaled(_MARK)
        left = rect.left()
        for code, count in row.spread.counts.items():
            mark = QRect(left, rect.center().y() - size // 2, size, size)
            paint_rating(painter, mark, code, self.theme, token=inverted)
            number = QRect(mark.right() + _GAP, rect.top(), rect.width(), rect.height())
            self.text(painter, number, str(count), inverted or "ink")
            width = metrics.horizontalAdvance(str(count))
            if row.beside is not None and row.beside.code == code:
                box = QRect(left, rect.top(), number.left() + width - left, rect.height())
                self._paint_box(
                    painter, box.adjusted(-_BOX_SIDE + 3, 0, _BOX_SIDE - 3, 0), inverted
                )
            left = number.left() + width + self.theme.scaled(_CARD_GAP)

    def _paint_standing(
        self, painter: "QPainter", rect: QRect, row: VoiceRow, inverted: str
    ) -> None:
        beside = row.beside
        words = standing_words(beside, row.spread.question)
        room = rect
        is_marked = beside is not None and beside.standing is Standing.LEADERS_HIGHER
        if beside is not None and beside.standing is Standing.NOT_ANSWERED:
            size = self.theme.scaled(_MARK)
            mark = QRect(rect.left(), rect.center().y() - size // 2, size, size)
            paint_rating(painter, mark, "", self.theme, token=inverted)
            room = rect.adjusted(size + _GAP, 0, 0, 0)
        elif beside is not None:
            icon, token = STANDING_ICONS[beside.standing]
            room = self.icon(painter, rect, icon, inverted or token).adjusted(2, 0, 0, 0)
        is_quiet = beside is None or beside.standing in (Standing.NOT_ANSWERED, Standing.TOO_FEW)
        token = inverted or ("ink2" if is_quiet else "ink")
        self.text(painter, room, words, token, strong=is_marked)

    def _paint_box(self, painter: "QPainter", rect: QRect, inverted: str) -> None:
        edge = self.theme.colour(inverted or "ink")
        draw_box(painter, rect, radius=_BOX_RADIUS, edge=edge, width=_BOX_WIDTH)

    def _line(self) -> int:
        return QFontMetrics(self.theme.font()).height() + self.theme.scaled(6)
