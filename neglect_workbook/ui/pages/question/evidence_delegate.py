"""Paints a row of evidence: what it is, how far it reaches, its date."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.records import Evidence
from neglect_workbook.ui.pages.question.evidence_model import EVIDENCE_ROLE
from neglect_workbook.ui.paint import draw_focus
from neglect_workbook.ui.symbols import paint_level

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 38
_HEIGHT_NARROW: Final = 62
_SIDE: Final = 12
_ICON: Final = 18
_LEVEL: Final = (20, 16)
_GAP: Final = 9
_COLUMN_GAP: Final = 14
_NARROW: Final = 560
_BAR: Final = 3
_RADIUS: Final = 4
_LONGEST_DATE: Final = "30 September 2026"
_NO_DATE: Final = "No date"
_NO_LEVEL: Final = "No level yet"


_Index = QModelIndex | QPersistentModelIndex


class EvidenceDelegate(QStyledItemDelegate):
    """One line to a row where there is room, else two; a hairline above all but the first."""

    def __init__(self, theme: "Theme", framework: "Framework", view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._framework = framework
        self._view = view

    @property
    def row_height(self) -> int:
        """The height of a row at the present width and zoom, in pixels."""
        return self._theme.scaled(_HEIGHT_NARROW if self._is_narrow else _HEIGHT)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, self.row_height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item = index.data(EVIDENCE_ROLE)
        if not isinstance(item, Evidence):
            return
        rect = QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        inverted = "on_select" if is_selected and self._theme.is_high_contrast else ""
        painter.save()
        self._paint_ground(painter, rect, option, index)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        icon = self._theme.pixmap("paperclip", inverted or "ink2", _ICON)
        edge = self._theme.scaled(_ICON)
        line = inner.adjusted(0, 0, 0, -inner.height() // 2) if self._is_narrow else inner
        painter.drawPixmap(QPoint(inner.left(), line.center().y() - edge // 2), icon)
        inner.setLeft(inner.left() + edge + _SIDE)
        if self._is_narrow:
            self._paint_narrow(painter, inner, item, inverted, str(index.data()))
        else:
            self._paint_wide(painter, inner, item, inverted, str(index.data()))
        painter.restore()

    @property
    def _is_narrow(self) -> bool:
        return self._view.width() < self._theme.scaled(_NARROW)

    def _paint_wide(
        self, painter: QPainter, rect: QRect, item: Evidence, inverted: str, title: str
    ) -> None:
        dates = self._metrics().horizontalAdvance(_LONGEST_DATE)
        levels = self._levels_width()
        date_left = rect.right() - dates
        level_left = date_left - _COLUMN_GAP - levels
        self._text(
            painter,
            rect.adjusted(0, 0, level_left - _COLUMN_GAP - rect.right(), 0),
            title,
            inverted or "ink",
        )
        self._paint_level(
            painter, QRect(level_left, rect.top(), levels, rect.height()), item, inverted
        )
        self._text(
            painter,
            QRect(date_left, rect.top(), dates + 1, rect.height()),
            self._date(item),
            inverted or "ink2",
        )

    def _paint_narrow(
        self, painter: QPainter, rect: QRect, item: Evidence, inverted: str, title: str
    ) -> None:
        half = rect.height() // 2
        self._text(painter, rect.adjusted(0, 4, 0, -half), title, inverted or "ink")
        below = rect.adjusted(0, half, 0, -6)
        dates = self._metrics().horizontalAdvance(self._date(item))
        self._paint_level(painter, below.adjusted(0, 0, -dates - _COLUMN_GAP, 0), item, inverted)
        date = below.adjusted(below.width() - dates - 1, 0, 1, 0)
        self._text(painter, date, self._date(item), inverted or "ink2")

    def _paint_level(self, painter: QPainter, rect: QRect, item: Evidence, inverted: str) -> None:
        width, height = (self._theme.scaled(one) for one in _LEVEL)
        bars = QRect(rect.left(), rect.center().y() - height // 2, width, height)
        paint_level(painter, bars, item.level, self._theme, token=inverted)
        words = self._framework.evidence_level(item.level).name if item.level else _NO_LEVEL
        rest = rect.adjusted(width + _GAP, 0, 0, 0)
        self._text(painter, rest, words, inverted or ("ink2" if item.level else "ink3"))

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        theme, state = self._theme, option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            if theme.is_high_contrast:
                painter.fillRect(rect, theme.colour("select"))
            else:
                painter.fillRect(rect, theme.colour("accent_tint"))
                painter.fillRect(
                    rect.left(), rect.top(), _BAR, rect.height(), theme.colour("accent")
                )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover" if theme.is_high_contrast else "panel"))
        if index.row():
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, theme.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, theme, radius=_RADIUS, is_selected=is_selected)

    def _text(self, painter: QPainter, rect: QRect, text: str, token: str) -> None:
        shown = self._metrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour(token))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font())

    def _levels_width(self) -> int:
        metrics = self._metrics()
        names = [_NO_LEVEL, *(one.name for one in self._framework.evidence_levels)]
        widest = max(metrics.horizontalAdvance(name) for name in names)
        return self._theme.scaled(_LEVEL[0]) + _GAP + widest + 1

    @staticmethod
    def _date(item: Evidence) -> str:
        return long_date(item.dated) if item.dated else _NO_DATE
